package org.rebook.rebooking;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.rebook.access.Role;
import org.rebook.clinic.London;
import org.rebook.policy.RuleSet;
import org.rebook.policy.RuleSets;

/** The theatre lists of a plan as theatre staff read them: who is first, who follows, and why. */
@Stateless
@RolesAllowed({Role.CLERK, Role.SERVICE_MANAGER})
public class PlannedLists {

    // Those who are booked, and those whom the plan puts there as long as it is not carried out.
    private static final String TURNS =
            """
            with chosen as (select unnest(string_to_array(:sessions, chr(31))) as id),
            turn as (select a.id, a.session_id, a.starts_at, false as by_the_plan from appointment a
                    join chosen on chosen.id = a.session_id where a.status = 'BOOKED' and a.kind = 'OPERATION'
                        and not exists (select from placement l where l.plan_id = :plan and l.appointment_id = a.id)
                union all select l.appointment_id, l.session_id, l.starts_at, true from placement l
                    join appointment a on a.id = l.appointment_id join chosen on chosen.id = l.session_id
                    where l.plan_id = :plan and l.decision = 'MOVE' and a.replaced_by_id is null)
            select t.session_id, t.id, t.starts_at, t.by_the_plan, a.patient_id,
                p.family_name || ', ' || p.given_name as patient, a.procedure_name, a.mean_minutes, a.bed_days,
                array_to_string(a.needs, chr(31)) as needs, p.birth_date, s.turnaround_minutes,
                array_to_string(array(select c.condition from patient_condition c where c.patient_id = p.id
                    and coalesce(c.until_day >= cast(t.starts_at as date), true)), chr(31)) as conditions
            from turn t join appointment a on a.id = t.id join patient p on p.id = a.patient_id
            join session s on s.id = t.session_id
            """;

    @PersistenceContext(unitName = "rebook")
    EntityManager entities;

    @Inject
    RuleSets ruleSets;

    /** The lists on which the plan puts somebody, by day. */
    @SuppressWarnings("unchecked")
    public List<PlannedList> of(PlanView plan, int from, int atMost) {
        List<Tuple> lists = entities.createNativeQuery(
                        """
                select s.id, c.name as clinic, si.name as site, cl.name as clinician, s.starts_at, s.ends_at
                from session s join clinic c on c.id = s.clinic_id left join site si on si.id = s.site_id
                left join clinician cl on cl.id = s.clinician_id
                where s.kind = 'THEATRE' and s.id in (select l.session_id from placement l
                    where l.plan_id = :plan and l.decision = 'MOVE')
                order by s.starts_at, c.name, s.id
                """,
                        Tuple.class)
                .setParameter("plan", plan.id())
                .setFirstResult(from)
                .setMaxResults(atMost)
                .getResultList();
        Map<String, List<Tuple>> turns = turnsOn(
                plan.id(),
                lists.stream().map(row -> row.get("id", String.class)).toList());
        RuleSet rules = ruleSets.version(plan.ruleVersion()).orElseThrow();
        return lists.stream()
                .map(row -> list(row, turns.getOrDefault(row.get("id", String.class), List.of()), rules))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private Map<String, List<Tuple>> turnsOn(long plan, List<String> sessions) {
        List<Tuple> rows = entities.createNativeQuery(TURNS, Tuple.class)
                .setParameter("sessions", String.join(DisplacedRows.UNIT_SEPARATOR, sessions))
                .setParameter("plan", plan)
                .getResultList();
        return rows.stream().collect(Collectors.groupingBy(row -> row.get("session_id", String.class)));
    }

    private static PlannedList list(Tuple row, List<Tuple> turns, RuleSet rules) {
        Instant starts = row.get("starts_at", Instant.class);
        Instant ends = row.get("ends_at", Instant.class);
        return new PlannedList(
                row.get("id", String.class),
                row.get("clinic", String.class),
                row.get("site", String.class),
                row.get("clinician", String.class),
                starts,
                ends,
                (int) (ends.getEpochSecond() - starts.getEpochSecond()) / 60,
                turns.stream()
                        .mapToInt(turn -> minutes(turn)
                                + turn.get("turnaround_minutes", Number.class).intValue())
                        .sum(),
                inOrder(turns, London.dayOf(starts), rules));
    }

    /** Those booked before the plan's own, within the same turn. */
    private static List<PlannedList.Turn> inOrder(List<Tuple> turns, LocalDate day, RuleSet rules) {
        List<Tuple> sorted = new ArrayList<>(turns);
        sorted.sort(
                Comparator.comparing((Tuple turn) -> turnOf(turn, day, rules).number())
                        .thenComparing(turn -> turn.get("by_the_plan", Boolean.class))
                        .thenComparing(turn -> turn.get("starts_at", Instant.class))
                        .thenComparing(turn -> turn.get("id", String.class)));
        return IntStream.range(0, sorted.size())
                .mapToObj(place -> turn(
                        place + 1,
                        sorted.get(place),
                        turnOf(sorted.get(place), day, rules).because()))
                .toList();
    }

    private static ListTurn turnOf(Tuple turn, LocalDate day, RuleSet rules) {
        return ListTurn.of(
                DisplacedRows.day(turn, "birth_date"),
                DisplacedRows.conditions(DisplacedRows.set(turn, "conditions")),
                day,
                rules);
    }

    private static PlannedList.Turn turn(int place, Tuple row, @Nullable String early) {
        return new PlannedList.Turn(
                place,
                row.get("id", String.class),
                row.get("patient_id", String.class),
                row.get("patient", String.class),
                row.get("procedure_name", String.class),
                minutes(row),
                row.get("starts_at", Instant.class),
                row.get("by_the_plan", Boolean.class),
                early,
                String.join(", ", DisplacedRows.set(row, "needs")).replace('-', ' '),
                row.get("bed_days", Number.class).intValue());
    }

    private static int minutes(Tuple turn) {
        Number minutes = turn.get("mean_minutes", Number.class);
        return minutes == null ? 0 : minutes.intValue();
    }
}
