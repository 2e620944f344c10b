package org.rebook.rebooking.planfile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads one pool of operations; operations may name lists that come later in the file. */
final class TheatreReader {

    /** The order of an operation that says nothing: after all that do. */
    static final int LAST = FormatLimits.ORDER;

    private final JsonIn json;
    private final TrustIds ids;
    private final String path;

    private String id = "";
    private final Names listNames = new Names();
    private final List<Theatre.Session> lists = new ArrayList<>();
    private final List<Theatre.DayLimit> limits = new ArrayList<>();
    private final List<Theatre.Surgery> operations = new ArrayList<>();

    private TheatreReader(JsonIn json, TrustIds ids) {
        this.json = json;
        this.ids = ids;
        path = json.path();
    }

    static Theatre read(JsonIn json, TrustIds ids) throws IOException {
        TheatreReader reader = new TheatreReader(json, ids);
        json.object(reader::member, "id", "lists", "operations");
        return reader.theatre();
    }

    private boolean member(String name) throws IOException {
        switch (name) {
            case "id" -> id = ids.newPool(json);
            case "lists" -> json.array(this::list);
            case "limits" -> json.array(this::limit);
            case "operations" -> json.array(this::operation);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void list() throws IOException {
        String[] name = {""};
        int[] value = new int[4];
        long[] variance = {0};
        json.object(
                member -> {
                    switch (member) {
                        case "id" -> name[0] = json.id();
                        case "day" -> value[0] = json.whole(-FormatLimits.DAY, FormatLimits.DAY);
                        case "from" -> value[1] = json.whole(0, FormatLimits.MINUTES_OF_DAY - 1);
                        case "minutes" -> value[2] = json.whole(1, FormatLimits.MINUTES);
                        case "usedMinutes" -> value[3] = json.whole(0, FormatLimits.MINUTES);
                        case "usedVariance" -> variance[0] = json.wholeLong(0, FormatLimits.VARIANCE);
                        default -> {
                            return false;
                        }
                    }
                    return true;
                },
                "id",
                "day",
                "from",
                "minutes");
        lists.add(new Theatre.Session(name[0], value[0], value[1], value[2], value[3], variance[0]));
    }

    private void limit() throws IOException {
        String[] what = {""};
        int[] value = new int[2];
        json.object(
                member -> {
                    switch (member) {
                        case "what" -> what[0] = json.id();
                        case "day" -> value[0] = json.whole(-FormatLimits.DAY, FormatLimits.DAY);
                        case "most" -> value[1] = json.whole(0, FormatLimits.PLACES);
                        default -> {
                            return false;
                        }
                    }
                    return true;
                },
                "what",
                "day",
                "most");
        for (Theatre.DayLimit other : limits) {
            if (other.what().equals(what[0]) && other.day() == value[0]) {
                throw json.fault("'%s' has two limits for day %d", what[0], value[0]);
            }
        }
        limits.add(new Theatre.DayLimit(what[0], value[0], value[1]));
    }

    private void operation() throws IOException {
        String[] name = {""};
        int[] value = {0, 0, 0, LAST};
        long[] unplaced = {0};
        List<Theatre.Need> uses = new ArrayList<>();
        Ints named = new Ints();
        Longs costs = new Longs();
        json.object(
                member -> {
                    switch (member) {
                        case "id" -> name[0] = ids.newAppointment(json);
                        case "mean" -> value[0] = json.whole(0, FormatLimits.MINUTES);
                        case "variance" -> value[1] = json.whole(0, FormatLimits.VARIANCE);
                        case "turnaround" -> value[2] = json.whole(0, FormatLimits.MINUTES);
                        case "order" -> value[3] = json.whole(0, FormatLimits.ORDER);
                        case "unplaced" -> unplaced[0] = json.wholeLong(0, FormatLimits.COST);
                        case "uses" -> json.array(() -> uses.add(use()));
                        case "lists" ->
                            json.array(() -> json.tuple(
                                    () -> named.add(listNames.number(json.id())),
                                    () -> costs.add(json.wholeLong(0, FormatLimits.COST))));
                        default -> {
                            return false;
                        }
                    }
                    return true;
                },
                "id",
                "mean",
                "variance",
                "turnaround",
                "unplaced",
                "lists");
        requireOnce(uses);
        long dearest =
                Math.max(unplaced[0], Arrays.stream(costs.toArray()).max().orElse(0));
        ids.addDearest(json, dearest);
        operations.add(new Theatre.Surgery(
                name[0],
                value[0],
                value[1],
                value[2],
                unplaced[0],
                value[3],
                List.copyOf(uses),
                named.toArray(),
                costs.toArray()));
    }

    private Theatre.Need use() throws IOException {
        String[] what = {""};
        int[] days = {0};
        json.object(
                member -> {
                    switch (member) {
                        case "what" -> what[0] = json.id();
                        case "days" -> days[0] = json.whole(1, FormatLimits.USE_DAYS);
                        default -> {
                            return false;
                        }
                    }
                    return true;
                },
                "what",
                "days");
        return new Theatre.Need(what[0], days[0]);
    }

    private void requireOnce(List<Theatre.Need> uses) {
        Set<String> seen = new HashSet<>();
        for (Theatre.Need use : uses) {
            if (!seen.add(use.what())) {
                throw json.fault("uses '%s' twice", use.what());
            }
        }
    }

    private Theatre theatre() {
        List<String> listIds = lists.stream().map(Theatre.Session::id).toList();
        int[] listOfName = listNames.placeOfEach(
                listIds,
                list -> json.faultAt(
                        path + "/lists/" + list + "/id",
                        "the id '%s' is another list's of this theatre",
                        listIds.get(list)));
        List<Theatre.Surgery> resolved = new ArrayList<>();
        for (int operation = 0; operation < operations.size(); operation++) {
            resolved.add(withLists(operation, operations.get(operation), listOfName));
        }
        return new Theatre(id, List.copyOf(lists), List.copyOf(limits), List.copyOf(resolved));
    }

    private Theatre.Surgery withLists(int number, Theatre.Surgery read, int[] listOfName) {
        int[] named = new int[read.lists().length];
        Set<Integer> seen = new HashSet<>();
        for (int choice = 0; choice < named.length; choice++) {
            named[choice] = listOfName[read.lists()[choice]];
            if (named[choice] == Names.NO_PLACE || !seen.add(named[choice])) {
                throw json.faultAt(
                        "%s/operations/%d/lists/%d/0".formatted(path, number, choice),
                        "operation '%s' names list '%s', which %s",
                        read.id(),
                        listNames.name(read.lists()[choice]),
                        named[choice] == Names.NO_PLACE ? "theatre '" + id + "' does not have" : "it has named before");
            }
        }
        return new Theatre.Surgery(
                read.id(),
                read.mean(),
                read.variance(),
                read.turnaround(),
                read.unplaced(),
                read.order(),
                read.uses(),
                named,
                read.costs());
    }
}
