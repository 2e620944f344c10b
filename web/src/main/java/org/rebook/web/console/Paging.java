package org.rebook.web.console;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** One page of a long list, and the way to the others. Pages are counted from 1. */
public final class Paging<T> {

    private final List<T> rows;
    private final int number;
    private final boolean moreAfter;
    private final @Nullable Integer total;
    private final int size;
    private final IntFunction<String> address;

    private Paging(
            List<T> rows,
            int number,
            boolean moreAfter,
            @Nullable Integer total,
            int size,
            IntFunction<String> address) {
        this.rows = List.copyOf(rows);
        this.number = number;
        this.moreAfter = moreAfter;
        this.total = total;
        this.size = size;
        this.address = address;
    }

    /**
     * Reads no more than it shows.
     *
     * @param source answers with the rows from a place on, as many as asked at most
     * @param here the view's address without the page
     */
    public static <T> Paging<T> reading(
            BiFunction<Integer, Integer, List<T>> source, int asked, int size, Address here) {
        int number = Math.max(asked, 1);
        // One more than is shown says whether there is another page.
        List<T> some = source.apply((number - 1) * size, size + 1);
        boolean more = some.size() > size;
        return new Paging<>(some.subList(0, Math.min(size, some.size())), number, more, null, size, of(here));
    }

    /** Of a list that is there already; a page that does not exist is answered with the nearest that does. */
    public static <T> Paging<T> of(List<T> all, int asked, int size, Address here) {
        int pages = Math.max(1, (all.size() + size - 1) / size);
        int number = Math.min(Math.max(asked, 1), pages);
        List<T> some = all.subList((number - 1) * size, Math.min(number * size, all.size()));
        return new Paging<>(some, number, number < pages, all.size(), size, of(here));
    }

    private static IntFunction<String> of(Address here) {
        return number -> here.with("page", number).toString();
    }

    public List<T> getRows() {
        return rows;
    }

    public int getNumber() {
        return number;
    }

    public boolean isMoreAfter() {
        return moreAfter;
    }

    /** How many pages there are; 0 where nobody has counted. */
    public int getPages() {
        return total == null ? 0 : Math.max(1, (total + size - 1) / size);
    }

    public String pageAddress(int page) {
        return address.apply(page);
    }

    /** The pages worth a link: the first, the last, and those beside this one. Only this one where nobody has counted. */
    public List<Integer> getNumbers() {
        if (total == null) {
            return List.of(number);
        }
        List<Integer> numbers = new ArrayList<>();
        for (int page = 1; page <= getPages(); page++) {
            if (page == 1 || page == getPages() || Math.abs(page - number) <= 2) {
                numbers.add(page);
            }
        }
        return numbers;
    }
}
