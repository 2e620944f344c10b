package org.rebook.rebooking;

import static org.rebook.rebooking.SampleStrike.CIRCUMSTANCES;
import static org.rebook.rebooking.SampleStrike.STRIKE_DAY;
import static org.rebook.rebooking.SampleStrike.at;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.rebook.appointment.AppointmentKind;
import org.rebook.appointment.Priority;
import org.rebook.clinic.Modality;
import org.rebook.clinic.SessionStatus;
import org.rebook.clinic.SlotTime;
import org.rebook.clinic.SlotType;
import org.rebook.pathway.PathwayKind;
import org.rebook.patient.TheatreCondition;
import org.rebook.policy.RuleSet;

/** A strike that takes every operation of a list, and the lists that there are afterwards. */
final class SampleTheatre {

    static final LocalDate TWO_WEEKS_ON = STRIKE_DAY.plusDays(14);
    static final LocalDate BORN = LocalDate.of(1960, 1, 1);

    private static final int TURNAROUND = 20;

    Circumstances now = CIRCUMSTANCES;
    private final List<Affected> operations = new ArrayList<>();
    private final List<Opening> lists = new ArrayList<>();

    /** A routine operation of 60 minutes that takes as long as it is said to. */
    static final class SampleOperation {
        String specialty = "110";
        int minutes = 60;
        int deviation;
        Priority priority = Priority.P4;
        LocalDate prioritySetOn;
        LocalDate lcad;
        Clocks clocks = Clocks.of(PathwayKind.RTT, SampleStrike.TODAY.minusDays(30));
        LocalDate bornOn = BORN;
        Set<TheatreCondition> conditions = Set.of();
        Requirements requires = Requirements.none();
        List<Displaced.Link> links = List.of();
    }

    Affected operation(String id, SampleOperation sample) {
        Instant start = at(STRIKE_DAY, 9, 0);
        Displaced displaced = new Displaced(
                id,
                AppointmentKind.OPERATION,
                sample.priority,
                sample.prioritySetOn,
                Modality.IN_PERSON,
                false,
                sample.specialty,
                "royal-free",
                "dr-okafor",
                false,
                new SlotTime(start, start.plus(Duration.ofMinutes(sample.minutes))),
                sample.minutes,
                sample.lcad,
                sample.clocks,
                0,
                new PatientFacts(
                        sample.bornOn, Set.of(), PatientFacts.Interpreting.NOBODY, false, null, sample.conditions),
                sample.requires,
                List.of(),
                List.of(),
                sample.links);
        Affected affected = new Affected(
                displaced,
                0,
                "patient-" + id,
                "lost-" + sample.specialty,
                false,
                null,
                false,
                sample.deviation,
                Set.of());
        operations.add(affected);
        return affected;
    }

    Opening list(String id, LocalDate day, int minutes) {
        return list(id, day, minutes, 0, List.of());
    }

    Opening list(String id, LocalDate day, int minutes, int used, List<Opening.Early> early) {
        return add(id, "110", "royal-free", day, minutes, used, 0, early);
    }

    Opening add(
            String id,
            String specialty,
            String site,
            LocalDate day,
            int minutes,
            int used,
            long variance,
            List<Opening.Early> early) {
        Instant start = at(day, 9, 0);
        OfferedSlot sample = new OfferedSlot(
                id,
                id,
                SlotType.LIST,
                Modality.IN_PERSON,
                specialty,
                site,
                "dr-okafor",
                new SlotTime(start, start.plus(Duration.ofMinutes(minutes))),
                true,
                SessionStatus.OPEN,
                false,
                minutes - used,
                new Capabilities(Set.of("robot"), 0, 200));
        Opening opening = new Opening(sample, List.of(), minutes, used, variance, TURNAROUND, early);
        lists.add(opening);
        return opening;
    }

    void by(RuleSet rules) {
        now = now.by(rules);
    }

    void count(List<KitAndBeds.Kit> kit, List<KitAndBeds.Ward> wards, Map<String, Integer> taken) {
        now = now.with(new KitAndBeds(kit, wards, taken));
    }

    PlanInputs inputs() {
        Map<String, Remainder> remainders = new TreeMap<>();
        operations.forEach(each ->
                remainders.put(each.session(), new Remainder(each.session(), true, false, 1, 0, "nobody is there")));
        return new PlanInputs(now, operations, remainders, lists, "sample");
    }

    /** Where the plan has each operation: the list, or "none". */
    Map<String, String> plan() {
        Map<String, String> listOf = new TreeMap<>();
        placed().forEach((id, placed) -> listOf.put(
                id,
                placed.opening() == null ? "none" : placed.opening().sample().session()));
        return listOf;
    }

    Map<String, Placed> placed() {
        Map<String, Placed> placed = new TreeMap<>();
        StrikePlanner.plan(inputs(), 1).placed().forEach(each -> placed.put(each.appointment(), each));
        return placed;
    }
}
