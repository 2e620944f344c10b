package org.rebook.ear.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The kit and the ward beds of the sites: as much as their fullest day takes, so that nothing that is booked is too much. */
final class KitAndWards {

    // Beside these, what a site's specialties have is one ward for all.
    private static final Map<String, List<String>> WARDS = new TreeMap<>(Map.of(
            "Bone and joint ward", List.of("110"),
            "Bowel and liver ward", List.of("104", "105", "106"),
            "Urology ward", List.of("101"),
            "Women's ward", List.of("502"),
            "Children's surgical ward", List.of("171")));
    private static final String SHORT_STAY = "Short stay ward";

    private static final int USES_OF_A_TOWER = 4;

    record Kit(String id, Site site, String code, int usesPerDay) {}

    /** @param specialties none for all that no other ward of the site takes */
    record Ward(String id, Site site, String name, List<String> specialties, int beds) {}

    private final List<Booking> operations;

    KitAndWards(List<Booking> bookings) {
        operations = bookings.stream()
                .filter(booking -> booking.kind() == AppointmentKind.OPERATION
                        && booking.status().equals("booked"))
                .toList();
    }

    List<Kit> kit() {
        Map<String, Map<LocalDate, Integer>> used = new TreeMap<>();
        for (Booking operation : operations) {
            for (String code : operation.requirements().needs()) {
                if (operation.clinic().kind().sometimes().contains(code)) {
                    used.computeIfAbsent(operation.clinic().site() + " " + code, any -> new HashMap<>())
                            .merge(operation.start().toLocalDate(), 1, Integer::sum);
                }
            }
        }
        List<Kit> pieces = new ArrayList<>();
        used.forEach((what, days) -> {
            String[] parts = what.split(" ");
            int most = days.values().stream().mapToInt(Integer::intValue).max().orElse(0);
            int uses = parts[1].endsWith("-set") ? 1 : USES_OF_A_TOWER;
            for (int piece = 1; (piece - 1) * uses < most; piece++) {
                pieces.add(new Kit(
                        "%s-%s-%d".formatted(parts[1], parts[0].toLowerCase(), piece),
                        Site.valueOf(parts[0]),
                        parts[1],
                        Math.min(uses, most - (piece - 1) * uses)));
            }
        });
        return pieces;
    }

    List<Ward> wards() {
        Map<String, Map<LocalDate, Integer>> lying = new TreeMap<>();
        for (Booking operation : operations) {
            String ward = wardOf(operation.clinic().kind().specialty());
            for (int day = 0; day < operation.requirements().bedDays(); day++) {
                lying.computeIfAbsent(operation.clinic().site() + ";" + ward, any -> new HashMap<>())
                        .merge(operation.start().toLocalDate().plusDays(day), 1, Integer::sum);
            }
        }
        List<Ward> wards = new ArrayList<>();
        lying.forEach((what, days) -> {
            String[] parts = what.split(";");
            wards.add(new Ward(
                    "ward-" + parts[0].toLowerCase() + "-" + (wards.size() + 1),
                    Site.valueOf(parts[0]),
                    parts[1],
                    WARDS.getOrDefault(parts[1], List.of()),
                    days.values().stream().mapToInt(Integer::intValue).max().orElse(0)));
        });
        return wards;
    }

    private static String wardOf(String specialty) {
        return WARDS.entrySet().stream()
                .filter(ward -> ward.getValue().contains(specialty))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(SHORT_STAY);
    }
}
