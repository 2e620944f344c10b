package org.rebook.rebooking;

import static org.rebook.rebooking.RandomStrike.STRIKE_DAY;
import static org.rebook.rebooking.RandomStrike.TODAY;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.rebook.appointment.AppointmentKind;
import org.rebook.appointment.Priority;
import org.rebook.clinic.Modality;
import org.rebook.clinic.SessionStatus;
import org.rebook.clinic.SlotTime;
import org.rebook.clinic.SlotType;
import org.rebook.pathway.PathwayKind;

/** A few outpatients of two specialties whose sessions are lost, some linked, and fewer free places than all of them need. */
final class ScarceStrike {

    private static final List<String> SPECIALTIES = List.of("110", "120");

    private final Random random;
    private final List<Displaced> lost = new ArrayList<>();
    private final List<Integer> persons = new ArrayList<>();

    private ScarceStrike(long seed) {
        random = new Random(seed);
    }

    static PlanInputs of(long seed) {
        ScarceStrike strike = new ScarceStrike(seed);
        int affected = 4 + strike.random.nextInt(4);
        for (int n = 0; n < affected; n++) {
            strike.addPatient(n);
        }
        int linked = strike.random.nextInt(3);
        for (int pair = 0; pair < linked; pair++) {
            strike.link(2 * pair, 2 * pair + 1);
        }
        return new PlanInputs(
                RandomStrike.NOW,
                IntStream.range(0, affected).mapToObj(strike::affected).toList(),
                Map.of("lost-110", nothingLeftOf("lost-110"), "lost-120", nothingLeftOf("lost-120")),
                strike.openings(),
                "scarce " + seed);
    }

    private static Remainder nothingLeftOf(String session) {
        return new Remainder(session, false, false, 8, 0, "Nobody is there.");
    }

    private void addPatient(int n) {
        Instant start = RandomStrike.at(STRIKE_DAY, 8, 0).plus(Duration.ofMinutes(30L * n));
        persons.add(n);
        lost.add(new Displaced(
                "a" + n,
                AppointmentKind.FOLLOW_UP,
                random.nextInt(3) == 0 ? Priority.URGENT : Priority.ROUTINE,
                null,
                Modality.IN_PERSON,
                false,
                SPECIALTIES.get(random.nextInt(2)),
                "site-a",
                random.nextBoolean() ? "dr-a" : "dr-b",
                false,
                new SlotTime(start, start.plus(Duration.ofMinutes(30))),
                30,
                STRIKE_DAY.plusDays(200),
                Clocks.of(PathwayKind.RTT, TODAY.minusDays(random.nextInt(200))),
                0,
                PatientFacts.none(),
                Requirements.none(),
                List.of(),
                List.of(),
                List.of()));
    }

    private void link(int one, int other) {
        Displaced.LinkType type = Displaced.LinkType.values()[random.nextInt(3)];
        boolean sameDay = type == Displaced.LinkType.SAME_DAY;
        int least = sameDay ? 0 : random.nextInt(4);
        Integer most = sameDay || random.nextBoolean() ? null : least + 3 + random.nextInt(9);
        Displaced.LinkType back =
                switch (type) {
                    case SAME_DAY -> Displaced.LinkType.SAME_DAY;
                    case BEFORE -> Displaced.LinkType.AFTER;
                    case AFTER -> Displaced.LinkType.BEFORE;
                };
        persons.set(other, one);
        link(one, new Displaced.Link("a" + other, type, least, most, STRIKE_DAY));
        link(other, new Displaced.Link("a" + one, back, least, most, STRIKE_DAY));
    }

    private void link(int patient, Displaced.Link link) {
        lost.set(patient, lost.get(patient).withLinks(List.of(link)));
    }

    private Affected affected(int n) {
        Displaced displaced = lost.get(n);
        return new Affected(
                displaced,
                0,
                "person-" + persons.get(n),
                "lost-" + displaced.specialty(),
                false,
                null,
                false,
                0,
                Set.of());
    }

    /** Never two at one time: the specialties have their hours, and each is open once a day. */
    private List<Opening> openings() {
        List<Opening> openings = new ArrayList<>();
        for (String specialty : SPECIALTIES) {
            for (int day = 1; day <= 9; day += 1 + random.nextInt(4)) {
                openings.add(opening(specialty, TODAY.plusDays(14 + day), 1 + random.nextInt(2)));
            }
        }
        return openings;
    }

    private Opening opening(String specialty, LocalDate day, int places) {
        Instant start = RandomStrike.at(day, specialty.equals("110") ? 9 : 14, 0);
        String id = specialty + "-" + day;
        List<Opening.Slot> slots = IntStream.range(0, places)
                .mapToObj(n -> new Opening.Slot(
                        "slot-%s-%d".formatted(id, n),
                        0,
                        new SlotTime(
                                start.plus(Duration.ofMinutes(30L * n)), start.plus(Duration.ofMinutes(30L * n + 30)))))
                .toList();
        OfferedSlot sample = new OfferedSlot(
                "slot-" + id,
                "open-" + id,
                SlotType.FOLLOW_UP,
                Modality.IN_PERSON,
                specialty,
                "site-a",
                "dr-a",
                new SlotTime(start, start.plus(Duration.ofMinutes(30L * places))),
                true,
                SessionStatus.OPEN,
                false,
                30,
                Capabilities.usual());
        return new Opening(sample, slots, 0, 0, 0, 0);
    }
}
