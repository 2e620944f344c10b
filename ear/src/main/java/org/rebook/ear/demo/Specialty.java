package org.rebook.ear.demo;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A treatment function with its share of the trust's outpatients and how hard its places are to come by. */
record Specialty(String code, String name, double weight, double pressure, boolean cancer, boolean inUkCore) {

    static final List<Specialty> ALL = DataTable.read(
            "specialties.txt",
            field -> new Specialty(
                    field[0],
                    field[1],
                    Double.parseDouble(field[2]),
                    Double.parseDouble(field[3]),
                    field[4].equals("yes"),
                    field[5].equals("yes")));

    private static final Map<String, Specialty> BY_CODE =
            ALL.stream().collect(Collectors.toMap(Specialty::code, specialty -> specialty));

    // Lists without outpatients of their own, such as children's surgery, follow the average.
    static Specialty of(String code) {
        return BY_CODE.getOrDefault(code, new Specialty(code, "", 0, 1, false, true));
    }

    static double totalWeight() {
        return ALL.stream().mapToDouble(Specialty::weight).sum();
    }
}
