package org.rebook.rebooking;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.rebook.appointment.AppointmentKind;
import org.rebook.clinic.London;
import org.rebook.clinic.Modality;
import org.rebook.clinic.SessionStatus;
import org.rebook.clinic.SlotTime;
import org.rebook.clinic.SlotType;
import org.rebook.pathway.PathwayKind;
import org.rebook.policy.RuleSet;
import org.rebook.policy.ShippedRuleSets;
import org.rebook.strike.Assessment;
import org.rebook.strike.Booked;
import org.rebook.strike.Declaration;
import org.rebook.strike.Declared;
import org.rebook.strike.InventedTrust;
import org.rebook.strike.PolicyProfile;
import org.rebook.strike.Preset;
import org.rebook.strike.SessionAtStake;
import org.rebook.strike.Staffing;
import org.rebook.strike.StrikeView;

/** One strike on the invented trust: who is hit, and every place where they could go. */
record PresetCase(StrikeView strike, RuleSet rules, List<SessionAtStake> sessions, List<StrikeView> known) {

    static final Set<String> SITES = Set.of(InventedTrust.SITE);
    private static final int WEEKS_WITH_FREE_SLOTS = 12;

    static PresetCase of(Preset preset, int scale) {
        StrikeView strike = Declared.inTime(preset.declaration(SITES));
        return of(strike, scale, List.of(), List.of(strike));
    }

    static PresetCase of(StrikeView strike, int scale, List<SessionAtStake> more, List<StrikeView> known) {
        return new PresetCase(
                strike,
                ShippedRuleSets.on(strike.firstDay()),
                Stream.concat(
                                InventedTrust.sessions(
                                        2016,
                                        strike.firstDay().minusDays(12),
                                        strike.lastDay().plusDays(10),
                                        scale)
                                        .stream(),
                                more.stream())
                        .toList(),
                List.copyOf(known));
    }

    Assessment assessment() {
        return Assessment.of(strike, sessions, rules);
    }

    Assessment declaredAs(Declaration otherwise) {
        return Assessment.of(Declared.inTime(otherwise), sessions, rules);
    }

    Instant now() {
        return strike.planningInstant(rules);
    }

    Proposal plan() {
        return StrikePlanner.plan(inputs(), 1);
    }

    PlanInputs inputs() {
        List<Affected> affected = new ArrayList<>();
        Map<String, Remainder> remainders = new HashMap<>();
        assessment().at(strike.participation().likely()).stream()
                .filter(assessed -> assessed.impact().staffing() != Staffing.FULL)
                .forEach(assessed -> {
                    SessionAtStake session = assessed.session();
                    remainders.put(
                            session.id(),
                            new Remainder(
                                    session.id(),
                                    session.kind() == SessionAtStake.Kind.THEATRE,
                                    assessed.impact().staffing() == Staffing.REDUCED,
                                    session.booked().size(),
                                    assessed.impact().capacityLeft(),
                                    assessed.impact().reason()));
                    IntStream.range(0, session.booked().size())
                            .mapToObj(n -> affected(session, n))
                            .forEach(affected::add);
                });
        List<Circumstances.StrikeTime> times = known.stream()
                .flatMap(one -> one.windows().stream())
                .map(window -> new Circumstances.StrikeTime(new SlotTime(window.startsAt(), window.endsAt()), SITES))
                .toList();
        return new PlanInputs(new Circumstances(now(), times, rules), affected, remainders, openings(), "preset");
    }

    private Affected affected(SessionAtStake session, int n) {
        Booked booked = session.booked().get(n);
        boolean operation = session.kind() == SessionAtStake.Kind.THEATRE;
        String id = session.id() + "/" + n;
        Instant start = session.startsAt().plus(Duration.ofMinutes(15L * n));
        AppointmentKind kind = operation
                ? AppointmentKind.OPERATION
                : booked.lcad() == null ? AppointmentKind.NEW : AppointmentKind.FOLLOW_UP;
        PathwayKind pathway =
                booked.cancer() ? PathwayKind.CANCER : booked.lcad() == null ? PathwayKind.RTT : PathwayKind.FOLLOW_UP;
        Displaced displaced = new Displaced(
                id,
                kind,
                booked.priority(),
                null,
                Modality.IN_PERSON,
                booked.mayBeRemote(),
                session.specialty(),
                session.site(),
                session.clinician(),
                false,
                new SlotTime(start, start.plus(Duration.ofMinutes(15))),
                booked.minutes(),
                booked.lcad(),
                Clocks.of(pathway, booked.clockStartedOn()),
                booked.hospitalCancellations(),
                PatientFacts.none(),
                Requirements.none(),
                List.of(),
                List.of(),
                List.of());
        return new Affected(
                displaced, 0, "p-" + id, session.id(), booked.doNotMove(), null, booked.mayBeRemote(), 10, Set.of());
    }

    /** Free places on every day from the notice on, strike days and bank holidays included: the rules keep them out. */
    private List<Opening> openings() {
        List<Opening> openings = new ArrayList<>();
        LocalDate first = London.dayOf(now()).plusDays(1);
        first.datesUntil(strike.lastDay().plusWeeks(WEEKS_WITH_FREE_SLOTS))
                .filter(day -> day.getDayOfWeek().getValue() <= 5)
                .forEach(day -> InventedTrust.SPECIALTIES.forEach(specialty -> {
                    openings.add(clinic(day, specialty));
                    openings.add(list(day, specialty));
                }));
        return openings;
    }

    private static Opening clinic(LocalDate day, String specialty) {
        String session = "free-%s-%s".formatted(specialty, day);
        Instant start = at(day, 9);
        List<Opening.Slot> slots = IntStream.range(0, 4)
                .mapToObj(n -> {
                    Instant from = start.plus(Duration.ofMinutes(30L * n));
                    return new Opening.Slot(
                            session + "-" + n, 0, new SlotTime(from, from.plus(Duration.ofMinutes(30))));
                })
                .toList();
        return new Opening(place(session, specialty, SlotType.ANY, start, 120, 30), slots, 0, 0, 0, 0);
    }

    private static Opening list(LocalDate day, String specialty) {
        String session = "list-%s-%s".formatted(specialty, day);
        return new Opening(
                place(session, specialty, SlotType.LIST, at(day, 13), 240, 240), List.of(), 240, 140, 400, 20);
    }

    private static OfferedSlot place(
            String session, String specialty, SlotType type, Instant start, int span, int room) {
        return new OfferedSlot(
                session + "-0",
                session,
                type,
                Modality.IN_PERSON,
                specialty,
                InventedTrust.SITE,
                "dr-%s-0".formatted(specialty),
                new SlotTime(start, start.plus(Duration.ofMinutes(span))),
                true,
                SessionStatus.OPEN,
                false,
                room,
                Capabilities.usual());
    }

    /** The session to which a patient was moved, as a later strike finds it: the hospital has cancelled once. */
    SessionAtStake sessionWith(Placed placed) {
        OfferedSlot sample = placed.opening().sample();
        Displaced patient = placed.affected().displaced();
        SessionAtStake old = sessions.stream()
                .filter(session -> session.id().equals(placed.affected().session()))
                .findFirst()
                .orElseThrow();
        return new SessionAtStake(
                sample.session(),
                "Clinic " + sample.session(),
                old.kind(),
                sample.specialty(),
                sample.site(),
                "dr-of-" + sample.session(),
                null,
                sample.time().startsAt(),
                sample.time().endsAt(),
                false,
                20,
                List.of(new Booked(
                        patient.priority(),
                        patient.clocks().isCancer(),
                        false,
                        1,
                        patient.lcad(),
                        patient.clocks().startedOn(),
                        patient.minutes(),
                        patient.mayBeRemote())),
                old.needs());
    }

    private static Instant at(LocalDate day, int hour) {
        return day.atTime(hour, 0).atZone(London.ZONE).toInstant();
    }

    static Declaration with(StrikeView strike, PolicyProfile profile, Set<String> derogations) {
        return new Declaration(
                strike.name(),
                strike.windows(),
                strike.staff(),
                strike.sites(),
                strike.participation(),
                strike.emergencyCover(),
                strike.nightCover(),
                derogations,
                profile);
    }

    static LocalDate dayOf(Assessment.Assessed assessed) {
        return London.dayOf(assessed.session().startsAt());
    }
}
