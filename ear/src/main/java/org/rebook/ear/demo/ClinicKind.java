package org.rebook.ear.demo;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

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

    /** Something that clinics of a name offer, which all or some of their patients need. */
    private record Offer(String clinic, String code, boolean always) {}

    private static final String ANAESTHETIC = " under general anaesthetic";

    private static final List<Offer> OFFERS =
            DataTable.read("capabilities.txt", field -> new Offer(field[0], field[1], field[2].equals("all")));

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

    /** What its sessions can do, as a code: a test that is done here, and what else the clinic offers. */
    List<String> capabilities() {
        Set<String> codes = new TreeSet<>(always());
        codes.addAll(sometimes());
        return List.copyOf(codes);
    }

    /** What everybody who is booked here needs. */
    List<String> always() {
        Set<String> codes = new TreeSet<>(offered(true));
        if (mix.equals("diagnostic")) {
            String test = name.replace(ANAESTHETIC, "");
            codes.add(test.toLowerCase(Locale.UK).replaceAll("[^a-z]+", "-"));
        }
        return List.copyOf(codes);
    }

    /** What only some of them need. */
    List<String> sometimes() {
        return offered(false);
    }

    private List<String> offered(boolean always) {
        return OFFERS.stream()
                .filter(offer -> offer.always() == always && name.startsWith(offer.clinic()))
                .map(Offer::code)
                .toList();
    }

    boolean hasDoublePlaces() {
        return !isTheatre() && !mix.equals("diagnostic") && followUpMinutes < 60;
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
