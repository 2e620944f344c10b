package org.rebook.web.worklist;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rebook.rebooking.ObligationKind;
import org.rebook.rebooking.Worklist;
import org.rebook.rebooking.WorklistFilter;
import org.rebook.web.console.Address;
import org.rebook.web.console.Go;
import org.rebook.web.console.Notice;
import org.rebook.web.console.Parameters;
import org.rebook.web.console.SearchWords;
import org.rebook.web.console.Words;

/** The worklist, a page at a time or all of it for print. */
@Named
@RequestScoped
public class WorklistPage {

    private static final String PATH = "/worklist";
    private static final int ROWS_ON_A_PAGE = 25;

    @Inject
    Worklist worklist;

    @Inject
    WorklistQuery query;

    @Inject
    Parameters asked;

    @Inject
    SearchWords searchWords;

    @Inject
    Notice notice;

    @Inject
    Words words;

    @Inject
    Go go;

    private WorklistFilter filter = WorklistFilter.ALL;
    private Worklist.@Nullable Page page;

    /** A filter that is on, and the address of the list without it. */
    public record Chip(String words, String without) {}

    @PostConstruct
    void read() {
        filter = query.filter();
    }

    public Worklist.Page getPage() {
        if (page == null) {
            page = worklist.page(filter, asked.number("page", 1), isPrint() ? Integer.MAX_VALUE / 2 : ROWS_ON_A_PAGE);
        }
        return page;
    }

    /** Keeps the searched text on the server and goes on with a number for it. */
    public void search() {
        String text = asked.text("text");
        Address all = query.at(PATH).with("search", null);
        go.to(text == null ? all : all.with("search", searchWords.keep(text)));
    }

    public void claimSelected() {
        List<Long> selected = asked.numbers("selected");
        if (selected.isEmpty()) {
            notice.problem("Select at least one patient first.");
        } else {
            int claimed = worklist.claimAll(selected);
            int others = selected.size() - claimed;
            notice.done("You are now working on %s.%s"
                    .formatted(
                            words.count(claimed, "patient", "patients"),
                            others == 0
                                    ? ""
                                    : " %s left alone: somebody else works on them or has settled them."
                                            .formatted(words.count(others, "was", "were"))));
        }
        go.to(query.at(PATH).with("page", asked.number("page")));
    }

    public List<Chip> getChips() {
        List<Chip> chips = new ArrayList<>();
        add(chips, "specialty", nameOf(worklist.specialties(), filter.specialty()));
        add(chips, "site", nameOf(worklist.sites(), filter.site()));
        add(chips, "kind", filter.kind() == null ? null : filter.kind().words());
        add(chips, "owner", filter.owner() == null ? null : "Owner: " + filter.owner());
        add(chips, "mine", filter.mine() ? "I am working on it" : null);
        add(chips, "overdue", filter.overdue() ? "Overdue" : null);
        add(chips, "search", filter.text() == null ? null : "“" + filter.text() + "”");
        return chips;
    }

    private void add(List<Chip> chips, String parameter, @Nullable String text) {
        if (text != null) {
            chips.add(new Chip(text, query.at(PATH).with(parameter, null).toString()));
        }
    }

    private static @Nullable String nameOf(List<Worklist.Choice> choices, @Nullable String value) {
        return value == null
                ? null
                : choices.stream()
                        .filter(choice -> choice.value().equals(value))
                        .map(Worklist.Choice::words)
                        .findFirst()
                        .orElse(value);
    }

    public List<Worklist.Choice> getSpecialties() {
        return worklist.specialties();
    }

    public List<Worklist.Choice> getSites() {
        return worklist.sites();
    }

    public List<Worklist.Choice> getOwners() {
        return worklist.owners();
    }

    public List<ObligationKind> getKinds() {
        return List.of(ObligationKind.values());
    }

    public WorklistFilter getFilter() {
        return filter;
    }

    public @Nullable String getSearchNumber() {
        return Optional.ofNullable(asked.number("search")).map(String::valueOf).orElse(null);
    }

    public boolean isPrint() {
        return asked.flag("print");
    }

    public String pageAddress(int number) {
        return query.at(PATH).with("page", number).toString();
    }

    public String getPrintAddress() {
        return query.at(PATH).with("print", "yes").toString();
    }

    public String getFileAddress() {
        return query.at("/worklist.csv").toString();
    }

    public String getAddress() {
        return query.at(PATH).with("page", asked.number("page")).toString();
    }

    public List<Integer> getPageNumbers() {
        Worklist.Page shown = getPage();
        List<Integer> numbers = new ArrayList<>();
        for (int number = 1; number <= shown.pages(); number++) {
            if (number == 1 || number == shown.pages() || Math.abs(number - shown.number()) <= 2) {
                numbers.add(number);
            }
        }
        return numbers;
    }
}
