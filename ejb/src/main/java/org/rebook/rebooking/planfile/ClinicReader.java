package org.rebook.rebooking.planfile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads one pool of outpatients; patients may name groups that come later in the file. */
final class ClinicReader {

    private final JsonIn json;
    private final TrustIds ids;
    private final String path;

    private String id = "";
    private final Names groupNames = new Names();
    private final List<Clinic.Group> groups = new ArrayList<>();
    private final List<String> patients = new ArrayList<>();
    private final Longs unplaced = new Longs();
    private final Ints firstArc = new Ints();
    private final Ints arcName = new Ints();
    private final Longs arcCost = new Longs();

    private long dearest;
    private int lastName;
    private int[] namedBy = new int[64];

    private ClinicReader(JsonIn json, TrustIds ids) {
        this.json = json;
        this.ids = ids;
        path = json.path();
    }

    static Clinic read(JsonIn json, TrustIds ids) throws IOException {
        ClinicReader reader = new ClinicReader(json, ids);
        json.object(reader::member, "id", "groups", "patients");
        return reader.clinic();
    }

    private boolean member(String name) throws IOException {
        switch (name) {
            case "id" -> id = ids.newPool(json);
            case "groups" -> json.array(this::group);
            case "patients" -> json.array(this::patient);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void group() throws IOException {
        String[] name = {""};
        int[] value = new int[5];
        json.object(
                member -> {
                    switch (member) {
                        case "id" -> name[0] = json.id();
                        case "day" -> value[0] = json.whole(-FormatLimits.DAY, FormatLimits.DAY);
                        case "from" -> value[1] = json.whole(0, FormatLimits.MINUTES_OF_DAY);
                        case "to" -> value[2] = json.whole(0, FormatLimits.MINUTES_OF_DAY);
                        case "places" -> value[3] = json.whole(0, FormatLimits.PLACES);
                        case "reserved" -> value[4] = json.whole(0, FormatLimits.PLACES);
                        default -> {
                            return false;
                        }
                    }
                    return true;
                },
                "id",
                "day",
                "from",
                "to",
                "places");
        if (value[1] >= value[2]) {
            throw json.fault("group '%s' runs from minute %d to minute %d", name[0], value[1], value[2]);
        }
        if (value[4] > value[3]) {
            throw json.fault("group '%s' has %d places, of which %d are reserved", name[0], value[3], value[4]);
        }
        groups.add(new Clinic.Group(name[0], value[0], value[1], value[2], value[3], value[4]));
    }

    private void patient() throws IOException {
        String[] name = {""};
        long[] cost = {0};
        dearest = 0;
        firstArc.add(arcName.size());
        json.object(
                member -> {
                    switch (member) {
                        case "id" -> name[0] = ids.newAppointment(json);
                        case "unplaced" -> cost[0] = json.wholeLong(0, FormatLimits.COST);
                        case "arcs" -> json.array(() -> json.tuple(this::groupOfArc, this::costOfArc));
                        default -> {
                            return false;
                        }
                    }
                    return true;
                },
                "id",
                "unplaced",
                "arcs");
        ids.addDearest(json, Math.max(dearest, cost[0]));
        patients.add(name[0]);
        unplaced.add(cost[0]);
    }

    private void groupOfArc() throws IOException {
        lastName = groupNames.number(json.id());
        if (lastName >= namedBy.length) {
            namedBy = Arrays.copyOf(namedBy, 2 * lastName);
        }
        if (namedBy[lastName] == patients.size() + 1) {
            throw json.fault("group '%s' is named twice by one patient", groupNames.name(lastName));
        }
        namedBy[lastName] = patients.size() + 1;
        arcName.add(lastName);
    }

    private void costOfArc() throws IOException {
        long cost = json.wholeLong(0, FormatLimits.COST);
        dearest = Math.max(dearest, cost);
        arcCost.add(cost);
    }

    private Clinic clinic() {
        firstArc.add(arcName.size());
        int[] first = firstArc.toArray();
        List<String> groupIds = groups.stream().map(Clinic.Group::id).toList();
        int[] groupOfName = groupNames.placeOfEach(
                groupIds,
                group -> json.faultAt(
                        path + "/groups/" + group + "/id",
                        "the id '%s' is another group's of this pool",
                        groupIds.get(group)));
        int[] arcGroup = new int[arcName.size()];
        for (int arc = 0; arc < arcGroup.length; arc++) {
            arcGroup[arc] = groupOfName[arcName.at(arc)];
            if (arcGroup[arc] == Names.NO_PLACE) {
                throw unknownGroup(first, arc);
            }
        }
        return new Clinic(
                id, List.copyOf(groups), List.copyOf(patients), unplaced.toArray(), first, arcGroup, arcCost.toArray());
    }

    private BadFile unknownGroup(int[] first, int arc) {
        int patient = 0;
        while (first[patient + 1] <= arc) {
            patient++;
        }
        return json.faultAt(
                "%s/patients/%d/arcs/%d/0".formatted(path, patient, arc - first[patient]),
                "patient '%s' names group '%s', which pool '%s' does not have",
                patients.get(patient),
                groupNames.name(arcName.at(arc)),
                id);
    }
}
