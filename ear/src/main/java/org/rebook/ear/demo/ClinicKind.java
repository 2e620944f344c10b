package org.rebook.ear.demo;

import java.util.Arrays;
import java.util.List;

/** A kind of clinic or theatre list as a specialty holds it; clinics are its occurrences under a named lead. */
record ClinicKind(
        String specialty,
        String name,
        double share,
        String style,
        int newMinutes,
        int followUpMinutes,
        String mix,
        String modality,
        boolean convertible,
        AgeGroup ages,
        String protectedWhy,
        List<String> strikeDays,
        String site) {

    static final List<ClinicKind> CLINICS = DataTable.read("clinics.txt", ClinicKind::clinic);

    private static ClinicKind clinic(String[] field) {
        return new ClinicKind(
                field[0],
                field[1],
                Double.parseDouble(field[2]),
                field[3],
                Integer.parseInt(field[4]),
                Integer.parseInt(field[5]),
                field[6],
                field[7],
                field[8].equals("yes"),
                AgeGroup.valueOf(field[9].toUpperCase()),
                field[10],
                halfDays(field[11]),
                field[12]);
    }

    static List<String> halfDays(String field) {
        return field.isEmpty() ? List.of() : Arrays.asList(field.split(" "));
    }

    boolean isTheatre() {
        return style.equals("T");
    }

    String fhirKind() {
        return isTheatre() ? "theatre" : mix.equals("diagnostic") ? "diagnostic" : "clinic";
    }

    String leadGrade() {
        return switch (style) {
            case "R" -> "resident-doctor";
            case "S" -> "sas-doctor";
            case "N" -> "nurse";
            case "A", "B" -> "allied-health";
            case "X" -> "scientist";
            default -> "consultant";
        };
    }
}
