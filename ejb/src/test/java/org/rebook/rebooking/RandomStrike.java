package org.rebook.rebooking;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.rebook.appointment.AppointmentKind;
import org.rebook.appointment.Priority;
import org.rebook.clinic.London;
import org.rebook.clinic.Modality;
import org.rebook.clinic.SessionStatus;
import org.rebook.clinic.SlotTime;
import org.rebook.clinic.SlotType;
import org.rebook.pathway.PathwayKind;
import org.rebook.policy.RuleSet;
import org.rebook.policy.Setting;

/** Invented strikes on Tuesday 26 April 2033, planned eight days before it. The same seed makes the same strike. */
final class RandomStrike {

    static final LocalDate STRIKE_DAY = LocalDate.of(2033, 4, 26);
    static final LocalDate TODAY = STRIKE_DAY.minusDays(8);
    static final Circumstances NOW = new Circumstances(
            London.startOf(TODAY).plus(Duration.ofHours(9)),
            List.of(new Circumstances.StrikeTime(
                    new SlotTime(at(STRIKE_DAY, 8, 0), at(STRIKE_DAY, 17, 0)), Set.of("site-a"))),
            RuleSet.current());

    private final Random random;
    private final List<Affected> affected = new ArrayList<>();
    private final Map<String, Remainder> remainders = new HashMap<>();
    private final List<Opening> openings = new ArrayList<>();

    private RandomStrike(long seed) {
        this.random = new Random(seed);
    }

    static PlanInputs of(long seed) {
        RandomStrike strike = new RandomStrike(seed);
        int sessions = 1 + strike.random.nextInt(4);
        for (int i = 0; i < sessions; i++) {
            strike.addSession("s" + i, strike.random.nextInt(4) == 0);
        }
        strike.linkSome();
        for (int week = 1; week <= 6; week++) {
            strike.addOpening(STRIKE_DAY.plusDays(strike.random.nextInt(5) + 7L * week - 7), week);
        }
        return new PlanInputs(NOW, strike.affected, strike.remainders, strike.openings, "seed " + seed);
    }

    /** The same strike with nothing left of its sessions and no free place for four weeks, and patients beside it who may give way, or may not for one reason each. */
    static PlanInputs withGivers(long seed) {
        PlanInputs inputs = of(seed);
        Random random = new Random(~seed);
        List<GivingPlace> givers = new ArrayList<>();
        for (int n = 0; n < 14; n++) {
            givers.add(giver(n, random));
        }
        List<Opening> few = inputs.openings().stream()
                .filter(opening -> opening.isList() || opening.sample().day().isAfter(STRIKE_DAY.plusDays(26)))
                .toList();
        Map<String, Remainder> nothing = new HashMap<>();
        inputs.remainders()
                .forEach((id, left) -> nothing.put(
                        id, new Remainder(id, left.theatre(), left.staffed(), left.booked(), 0, left.reason())));
        List<Affected> affected = inputs.affected().stream()
                .map(member -> random.nextInt(4) == 0 ? member : alone(member))
                .toList();
        return new PlanInputs(NOW, affected, nothing, few, inputs.fingerprint())
                .by(RuleSet.current().with(Setting.CASCADES, 1).with(Setting.CANCER_PROTECTED, 0))
                .giving(new Giving(givers, Set.of()));
    }

    // Most have no other appointment that is lost.
    private static Affected alone(Affected member) {
        return member.displaced().links().isEmpty()
                ? new Affected(
                        member.displaced(),
                        member.version(),
                        member.appointment(),
                        member.session(),
                        member.doNotMove(),
                        member.protectedClinic(),
                        false,
                        member.sdMinutes(),
                        member.setAside())
                : member;
    }

    private static GivingPlace giver(int n, Random random) {
        LocalDate day = TODAY.plusDays(19 + random.nextInt(12));
        Instant start = at(day, 14, 0).plus(Duration.ofMinutes(30L * n));
        SlotTime time = new SlotTime(start, start.plus(Duration.ofMinutes(30)));
        String specialty = n % 2 == 0 ? "110" : "120";
        Displaced patient = new Displaced(
                "giver-" + n,
                AppointmentKind.FOLLOW_UP,
                random.nextInt(6) == 0 ? Priority.URGENT : Priority.ROUTINE,
                null,
                Modality.IN_PERSON,
                false,
                specialty,
                "site-a",
                random.nextBoolean() ? "dr-a" : "dr-b",
                false,
                time,
                30,
                day.plusDays(40 + random.nextInt(120)),
                Clocks.of(PathwayKind.FOLLOW_UP, null),
                random.nextInt(8) == 0 ? 1 : 0,
                PatientFacts.none(),
                Requirements.none(),
                List.of(),
                random.nextInt(8) == 0 ? List.of(new SlotTime(at(day, 8, 0), at(day, 9, 0))) : List.of(),
                List.of());
        Affected affected =
                new Affected(patient, 0, "giving-" + n, "open-" + n, random.nextInt(10) == 0, null, false, 0, Set.of());
        OfferedSlot sample = new OfferedSlot(
                "given-" + n,
                "open-" + n,
                SlotType.FOLLOW_UP,
                Modality.IN_PERSON,
                specialty,
                "site-a",
                "dr-a",
                time,
                true,
                SessionStatus.OPEN,
                false,
                30,
                Capabilities.usual());
        return new GivingPlace(
                affected,
                new Opening(sample, List.of(new Opening.Slot("given-" + n, 0, time)), 0, 0, 0, 0),
                TODAY.minusDays(15 + random.nextInt(60)),
                random.nextInt(10) == 0);
    }

    // Some patients lose two appointments that belong together.
    private void linkSome() {
        for (int i = 1; i < affected.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (affected.get(i).patient().equals(affected.get(j).patient()) && random.nextBoolean()) {
                    link(i, j);
                }
            }
        }
    }

    private void link(int one, int other) {
        Displaced.LinkType type = Displaced.LinkType.values()[random.nextInt(3)];
        int least = type == Displaced.LinkType.SAME_DAY ? 0 : random.nextInt(8);
        Integer most = type == Displaced.LinkType.SAME_DAY || random.nextBoolean() ? null : least + random.nextInt(20);
        Displaced.LinkType back =
                switch (type) {
                    case SAME_DAY -> Displaced.LinkType.SAME_DAY;
                    case BEFORE -> Displaced.LinkType.AFTER;
                    case AFTER -> Displaced.LinkType.BEFORE;
                };
        String first = affected.get(one).appointment();
        String second = affected.get(other).appointment();
        affected.set(one, linked(affected.get(one), new Displaced.Link(second, type, least, most, STRIKE_DAY)));
        affected.set(other, linked(affected.get(other), new Displaced.Link(first, back, least, most, STRIKE_DAY)));
    }

    private static Affected linked(Affected member, Displaced.Link link) {
        List<Displaced.Link> links = new ArrayList<>(member.displaced().links());
        links.add(link);
        return member.with(member.displaced().withLinks(links));
    }

    private void addSession(String session, boolean theatre) {
        int booked = 2 + random.nextInt(6);
        int capacity = theatre ? random.nextInt(200) : random.nextInt(booked);
        remainders.put(session, new Remainder(session, theatre, capacity > 0, booked, capacity, "Short of staff."));
        for (int n = 0; n < booked; n++) {
            affected.add(patient(session + "-" + n, session, "p" + random.nextInt(12), theatre, n));
        }
    }

    private Affected patient(String id, String session, String patient, boolean operation, int n) {
        Instant start = at(STRIKE_DAY, 8, 0).plus(Duration.ofMinutes(30L * n));
        Priority[] priorities = operation
                ? new Priority[] {Priority.P2, Priority.P3, Priority.P4}
                : new Priority[] {Priority.ROUTINE, Priority.ROUTINE, Priority.URGENT, Priority.URGENT_SUSPECTED_CANCER
                };
        Displaced displaced = new Displaced(
                id,
                operation ? AppointmentKind.OPERATION : AppointmentKind.FOLLOW_UP,
                priorities[random.nextInt(priorities.length)],
                TODAY.minusDays(random.nextInt(20)),
                Modality.IN_PERSON,
                random.nextBoolean(),
                random.nextBoolean() ? "110" : "120",
                "site-a",
                "dr-a",
                false,
                new SlotTime(start, start.plus(Duration.ofMinutes(30))),
                operation ? 30 + random.nextInt(90) : 30,
                random.nextInt(3) == 0 ? STRIKE_DAY.plusDays(random.nextInt(60)) : STRIKE_DAY.plusDays(200),
                Clocks.of(PathwayKind.RTT, TODAY.minusDays(random.nextInt(600))),
                random.nextInt(8) == 0 ? 1 : 0,
                new PatientFacts(null, Set.of(), PatientFacts.Interpreting.NOBODY, random.nextInt(5) == 0),
                Requirements.none(),
                List.of(),
                List.of(),
                List.of());
        return new Affected(
                displaced, 0, patient, session, random.nextInt(12) == 0, null, displaced.mayBeRemote(), 10, Set.of());
    }

    private void addOpening(LocalDate day, int number) {
        for (String specialty : List.of("110", "120")) {
            Instant start = at(day, 9, 0);
            List<Opening.Slot> slots = new ArrayList<>();
            int count = 1 + random.nextInt(3);
            for (int n = 0; n < count; n++) {
                Instant from = start.plus(Duration.ofMinutes(30L * n));
                slots.add(new Opening.Slot(
                        "slot-%s-%d-%d".formatted(specialty, number, n),
                        0,
                        new SlotTime(from, from.plus(Duration.ofMinutes(30)))));
            }
            openings.add(new Opening(
                    place(
                            "slot-%s-%d-0".formatted(specialty, number),
                            specialty,
                            SlotType.FOLLOW_UP,
                            start,
                            count * 30,
                            30),
                    slots,
                    0,
                    0,
                    0,
                    0));
            openings.add(new Opening(
                    place(
                            "list-%s-%d".formatted(specialty, number),
                            specialty,
                            SlotType.LIST,
                            at(day, 13, 0),
                            240,
                            240),
                    List.of(),
                    240,
                    random.nextInt(180),
                    400,
                    20));
        }
    }

    private static OfferedSlot place(String id, String specialty, SlotType type, Instant start, int span, int room) {
        return new OfferedSlot(
                id,
                "session-" + id,
                type,
                Modality.IN_PERSON,
                specialty,
                "site-a",
                "dr-a",
                new SlotTime(start, start.plus(Duration.ofMinutes(span))),
                true,
                SessionStatus.OPEN,
                false,
                room,
                Capabilities.usual());
    }

    static Instant at(LocalDate day, int hour, int minute) {
        return day.atTime(hour, minute).atZone(London.ZONE).toInstant();
    }
}
