package org.rebook.rebooking;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rebook.access.Role;
import org.rebook.policy.Rule;
import org.rebook.policy.RuleSet;
import org.rebook.policy.RuleSets;
import org.rebook.strike.Impacts;
import org.rebook.strike.StrikeView;
import org.rebook.strike.Strikes;

/**
 * Everyone whom a strike affects, before anything is planned or cancelled: by when each must be seen, what a move would
 * miss, who is protected and by which rule. It changes nothing but that it assesses a strike that never was.
 */
@Stateless
@RunAs(Role.SYSTEM)
@RolesAllowed({Role.CLERK, Role.SERVICE_MANAGER, Role.OPERATOR, Role.SYSTEM})
public class AffectedPatients {

    @PersistenceContext(unitName = "rebook")
    EntityManager entities;

    @Resource
    SessionContext caller;

    @Inject
    Strikes strikes;

    @Inject
    Impacts impacts;

    @Inject
    RuleSets ruleSets;

    @Inject
    AffectedReader reader;

    /**
     * All of a strike's affected appointments.
     *
     * @param rules the version of the rules that they are seen by
     */
    public record Of(long strike, String rules, LocalDate today, List<AffectedPatient> patients) {

        /** Those that pass the filter, in its order. */
        public List<AffectedPatient> matching(AffectedFilter filter) {
            return patients.stream()
                    .filter(filter::accepts)
                    .sorted(filter.order().comparator())
                    .toList();
        }

        public int protectedOnes() {
            return (int) patients.stream().filter(AffectedPatient::isProtected).count();
        }

        public int toReview() {
            return (int) patients.stream().filter(AffectedPatient::needsReview).count();
        }

        public int breaching() {
            return (int) patients.stream().filter(AffectedPatient::wouldBreach).count();
        }

        /** The standards that are at stake for anybody, in their usual order. */
        public List<StandardTotal> totals() {
            return Arrays.stream(Standard.values())
                    .map(standard -> StandardTotal.of(standard, patients))
                    .filter(total -> total.patients() > 0)
                    .toList();
        }
    }

    /** What a move of everybody to their target days would do to one standard. */
    public record StandardTotal(Standard standard, int patients, int alreadyMissed, int missedIfMoved, int inTime) {

        static StandardTotal of(Standard standard, Collection<AffectedPatient> patients) {
            Map<BreachIfMoved.Outlook, Long> counts = patients.stream()
                    .flatMap(patient -> patient.breach().dates().stream())
                    .filter(due -> due.standard() == standard)
                    .collect(Collectors.groupingBy(BreachIfMoved.Due::outlook, Collectors.counting()));
            int missed = counts.getOrDefault(BreachIfMoved.Outlook.ALREADY_MISSED, 0L)
                    .intValue();
            int ifMoved = counts.getOrDefault(BreachIfMoved.Outlook.MISSED_IF_MOVED, 0L)
                    .intValue();
            int inTime = counts.getOrDefault(BreachIfMoved.Outlook.IN_TIME, 0L).intValue();
            return new StandardTotal(standard, missed + ifMoved + inTime, missed, ifMoved, inTime);
        }
    }

    /** @throws PlanRefused when there is no such strike */
    public Of of(long strikeId) {
        StrikeView strike = strikes.find(strikeId)
                .orElseThrow(() -> new PlanRefused("strike: there is no strike %d.".formatted(strikeId)));
        if (strike.assessedAt() == null && strike.status().keepsDaysClear()) {
            impacts.assess(strikeId, caller.getCallerPrincipal().getName());
            entities.flush();
        }
        RuleSet rules = ruleSets.inForceOn(strike.firstDay());
        Circumstances now = new Circumstances(PlanningTime.of(strike, rules), List.of(), rules);
        Map<String, Tuple> details = details(strikeId);
        List<AffectedPatient> patients = new ArrayList<>();
        for (Affected affected : reader.of(strikeId, now.now(), now.rules())) {
            patients.add(patient(affected, details.get(affected.appointment()), now));
        }
        return new Of(strikeId, now.rules().version(), now.today(), patients);
    }

    static AffectedPatient patient(Affected affected, Tuple row, Circumstances now) {
        Displaced displaced = affected.displaced();
        List<Protected> protections = Protection.reasons(affected, now);
        boolean withoutLatestDate = protections.stream().anyMatch(reason -> reason.rule() == Rule.R_CAN_09);
        BreachIfMoved breach = BreachIfMoved.of(displaced, withoutLatestDate, now);
        boolean isProtected = protections.stream().anyMatch(reason -> !reason.setAside());
        return new AffectedPatient(
                affected.appointment(),
                affected.patient(),
                row.get("nhs_number", String.class),
                row.get("family_name", String.class) + ", " + row.get("given_name", String.class),
                day(row, "birth_date"),
                displaced.kind(),
                displaced.priority(),
                displaced.specialty(),
                row.get("specialty_name", String.class),
                displaced.lost().startsAt(),
                session(row),
                breach,
                RiskTier.of(displaced, now.today(), now.rules()),
                isProtected ? null : StandDownOrder.stepOf(displaced, breach.targetDay(), now.rules()),
                protections,
                approvals(protections, affected.isOperation()));
    }

    private static List<String> approvals(List<Protected> protections, boolean operation) {
        return protections.stream()
                .filter(reason -> !reason.setAside())
                .filter(reason -> OverrideRules.mayBeSetAside(reason.rule()))
                .map(reason -> "%s: a service manager asks, %s approves"
                        .formatted(
                                reason.rule().id(),
                                OverrideRules.approverOf(reason.rule(), operation)
                                        .words()))
                .toList();
    }

    private static AffectedPatient.Session session(Tuple row) {
        return new AffectedPatient.Session(
                row.get("session_id", String.class),
                row.get("clinic", String.class),
                row.get("site", String.class),
                row.get("clinician", String.class),
                row.get("session_kind", String.class).equals("THEATRE"),
                row.get("staffing", String.class).equals("REDUCED"),
                row.get("booked", Number.class).intValue(),
                row.get("capacity_left", Number.class).intValue(),
                row.get("reason", String.class));
    }

    @SuppressWarnings("unchecked")
    private Map<String, Tuple> details(long strike) {
        List<Tuple> rows = entities.createNativeQuery(
                        """
                select a.id, p.nhs_number, p.family_name, p.given_name, p.birth_date, sp.name as specialty_name,
                    s.id as session_id, s.kind as session_kind, c.name as clinic, si.name as site, cl.name as clinician,
                    i.staffing, i.booked, i.capacity_left, i.reason
                from impact i
                join session s on s.id = i.session_id
                join appointment a on a.session_id = s.id and a.status = 'BOOKED'
                join patient p on p.id = a.patient_id
                left join clinic c on c.id = s.clinic_id
                left join site si on si.id = s.site_id
                left join clinician cl on cl.id = s.clinician_id
                left join specialty sp on sp.code = a.specialty
                where i.strike_id = :strike and i.staffing <> 'FULL'
                """,
                        Tuple.class)
                .setParameter("strike", strike)
                .getResultList();
        Map<String, Tuple> byAppointment = new HashMap<>();
        rows.forEach(row -> byAppointment.put(row.get("id", String.class), row));
        return byAppointment;
    }

    private static @Nullable LocalDate day(Tuple row, String column) {
        java.sql.Date date = row.get(column, java.sql.Date.class);
        return date == null ? null : date.toLocalDate();
    }
}
