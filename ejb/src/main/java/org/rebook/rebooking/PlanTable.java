package org.rebook.rebooking;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rebook.clinic.SlotTime;
import org.rebook.policy.RuleSets;
import org.rebook.policy.Setting;

/** How plans and their placements are kept and read. */
@ApplicationScoped
class PlanTable {

    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    private static final String VIEW =
            """
            select p.id, p.strike_id, p.status, p.fingerprint, p.rule_version, cast(p.figures as text) as figures,
                cast(p.baseline as text) as baseline, cast(p.proof as text) as proof, p.created_at, p.created_by,
                p.approved_at, p.approved_by, r.id as run, p.derived_from, p.derivation,
                exists (select from run f where f.plan_id = p.derived_from and f.kind = 'carry-out-plan') as follows,
                    cast(p.cascades as text) as cascades
            from plan p left join run r on r.plan_id = p.id and r.kind = 'carry-out-plan'
            """;

    @PersistenceContext(unitName = "rebook")
    EntityManager entities;

    @Inject
    RuleSets ruleSets;

    @Inject
    GivingTable givers;

    @Resource(lookup = "java:jboss/datasources/RebookDS")
    DataSource database;

    /** @param archived the inputs, to make the plan again */
    long keep(long strike, PlanInputs inputs, byte[] archived, long seed, String who, Proposal proposal) {
        long plan = ((Number) entities.createNativeQuery(
                                """
                        insert into plan (strike_id, status, fingerprint, rule_version, seed, figures, baseline, proof, created_by,
                            made_at, outcome, cascades)
                        values (:strike, 'PROPOSED', :fingerprint, :version, :seed, cast(:figures as jsonb),
                            cast(:baseline as jsonb), cast(:proof as jsonb), :who, :made, :outcome, cast(cast(:cascades as text) as jsonb)) returning id
                        """)
                        .setParameter("strike", strike)
                        .setParameter("fingerprint", inputs.fingerprint())
                        .setParameter("version", inputs.now().rules().version())
                        .setParameter("seed", seed)
                        .setParameter("figures", json(proposal.figures()))
                        .setParameter("baseline", json(proposal.baseline()))
                        .setParameter("proof", json(proposal.proof()))
                        .setParameter("who", who)
                        .setParameter("made", inputs.now().now())
                        .setParameter("outcome", Fingerprint.of(proposal.placed()))
                        .setParameter("cascades", proposal.cascades() == null ? null : json(proposal.cascades()))
                        .getSingleResult())
                .longValue();
        keepPlacements(plan, proposal.placed(), inputs.now());
        givers.keep(plan, proposal.placed());
        entities.createNativeQuery("insert into plan_input (plan_id, inputs) values (:plan, :inputs)")
                .setParameter("plan", plan)
                .setParameter("inputs", archived)
                .executeUpdate();
        return plan;
    }

    private void keepPlacements(long plan, List<Placed> placed, Circumstances now) {
        try (Connection connection = database.getConnection()) {
            PlacementRows.write(
                    connection,
                    plan,
                    placed.stream().map(each -> row(each, now)).toList());
        } catch (SQLException e) {
            throw new IllegalStateException("The placements of plan " + plan + " could not be kept.", e);
        }
    }

    private static PlacementRows.Row row(Placed placed, Circumstances now) {
        Displaced patient = placed.affected().displaced();
        return new PlacementRows.Row(
                placed.affected().appointment(),
                placed.affected().version(),
                placed.pool(),
                placed.decision().name(),
                whereOf(placed),
                modalityOf(placed),
                placed.cost(),
                placed.reasonInFull(),
                json(placed.alternatives()),
                placed.needsAgreement(),
                patient.lostOn(),
                RiskTier.of(patient, now.today(), now.rules()).ordinal(),
                placed.forClinician(),
                ReasonableOffer.lastDayInBulk(patient.lostOn(), now.rules()));
    }

    private static PlacementRows.@Nullable Where whereOf(Placed placed) {
        Opening opening = placed.opening();
        SlotTime time = placed.time();
        Opening.Slot slot = placed.slot();
        return opening == null || time == null
                ? null
                : new PlacementRows.Where(
                        slot == null ? null : slot.id(), opening.sample().session(), time.startsAt(), time.endsAt());
    }

    private static @Nullable String modalityOf(Placed each) {
        if (each.decision() == Decision.CONVERT) {
            return "TELEPHONE";
        }
        return each.opening() == null
                ? null
                : each.opening().sample().modality().name();
    }

    /** What the plan was made from; empty for a plan that an earlier Rebook made. */
    @SuppressWarnings("unchecked")
    Optional<byte[]> inputsOf(long plan) {
        List<byte[]> rows = entities.createNativeQuery(
                        "select inputs from plan_input where plan_id = :plan", byte[].class)
                .setParameter("plan", plan)
                .getResultList();
        return rows.stream().findFirst();
    }

    /** A digest of what the plan came to. */
    String outcomeOf(long plan) {
        return (String) entities.createNativeQuery("select outcome from plan where id = :plan", String.class)
                .setParameter("plan", plan)
                .getSingleResult();
    }

    void supersedeProposals(long strike) {
        entities.createNativeQuery(
                        """
                update plan set status = 'SUPERSEDED', version = version + 1 where strike_id = :strike and status = 'PROPOSED'
                """)
                .setParameter("strike", strike)
                .executeUpdate();
    }

    boolean approve(long plan, String who, String note) {
        return entities.createNativeQuery(
                                """
                        update plan set status = 'APPROVED', approved_at = now(), approved_by = :who, approval_note = :note,
                            version = version + 1 where id = :plan and status = 'PROPOSED'
                        """)
                        .setParameter("who", who)
                        .setParameter("note", note)
                        .setParameter("plan", plan)
                        .executeUpdate()
                == 1;
    }

    void carriedOut(long plan) {
        entities.createNativeQuery("update plan set status = 'CARRIED_OUT', version = version + 1 where id = :plan")
                .setParameter("plan", plan)
                .executeUpdate();
    }

    @SuppressWarnings("unchecked")
    Optional<PlanView> find(long plan) {
        List<Tuple> rows = entities.createNativeQuery(VIEW + " where p.id = :plan", Tuple.class)
                .setParameter("plan", plan)
                .getResultList();
        return rows.stream().map(this::view).findFirst();
    }

    @SuppressWarnings("unchecked")
    List<PlanView> of(long strike) {
        List<Tuple> rows = entities.createNativeQuery(
                        VIEW + " where p.strike_id = :strike order by p.id desc", Tuple.class)
                .setParameter("strike", strike)
                .getResultList();
        return rows.stream().map(this::view).toList();
    }

    @SuppressWarnings("unchecked")
    List<PlacementRow> placements(
            long plan, @Nullable Decision decision, @Nullable String pool, boolean onlyCascades, int from, int atMost) {
        List<Tuple> rows = entities.createNativeQuery(
                        """
                select l.appointment_id, a.patient_id, p.family_name || ', ' || p.given_name as patient,
                    sp.name as specialty, c.name as clinic, a.priority, a.starts_at as lost, l.decision, l.starts_at,
                    si.name as site, cl.name as clinician, l.reason, cast(l.alternatives as text) as alternatives,
                    l.needs_acceptance, coalesce(i.status, '') as run_status, i.reason as run_reason,
                    l.gives_way_appointment_id, l.gives_way_starts_at
                from placement l
                join appointment a on a.id = l.appointment_id
                join patient p on p.id = a.patient_id
                left join session os on os.id = a.session_id
                left join clinic c on c.id = os.clinic_id
                left join specialty sp on sp.code = a.specialty
                left join session ns on ns.id = l.session_id
                left join site si on si.id = ns.site_id
                left join clinician cl on cl.id = ns.clinician_id
                left join run r on r.plan_id = l.plan_id and r.kind = 'carry-out-plan'
                left join run_item i on i.run_id = r.id and i.item = l.appointment_id
                where l.plan_id = :plan
                    and (cast(:decision as text) is null or l.decision = :decision)
                    and (cast(:pool as text) is null or l.pool = :pool)
                    and (not :cascades or l.gives_way_appointment_id is not null)
                order by l.tier, l.day, a.starts_at, l.appointment_id
                """,
                        Tuple.class)
                .setParameter("plan", plan)
                .setParameter("decision", decision == null ? null : decision.name())
                .setParameter("pool", pool)
                .setParameter("cascades", onlyCascades)
                .setFirstResult(from)
                .setMaxResults(atMost)
                .getResultList();
        return rows.stream().map(PlanTable::placement).toList();
    }

    private PlanView view(Tuple row) {
        Number run = row.get("run", Number.class);
        String cascades = row.get("cascades", String.class);
        return new PlanView(
                row.get("id", Number.class).longValue(),
                row.get("strike_id", Number.class).longValue(),
                PlanStatus.valueOf(row.get("status", String.class)),
                row.get("fingerprint", String.class),
                row.get("rule_version", String.class),
                read(row.get("figures", String.class), new TypeReference<PlanFigures>() {}),
                read(row.get("baseline", String.class), new TypeReference<PlanFigures>() {}),
                read(row.get("proof", String.class), new TypeReference<Proposal.Proof>() {}),
                row.get("created_at", Instant.class),
                row.get("created_by", String.class),
                row.get("approved_at", Instant.class),
                row.get("approved_by", String.class),
                run == null ? null : run.longValue(),
                ruleSets.version(row.get("rule_version", String.class))
                        .orElseThrow()
                        .number(Setting.SECOND_PERSON_ABOVE),
                derivedFrom(row),
                cascades == null ? null : read(cascades, new TypeReference<Cascades>() {}));
    }

    private static PlanView.@Nullable Derivation derivedFrom(Tuple row) {
        Number plan = row.get("derived_from", Number.class);
        return plan == null
                ? null
                : new PlanView.Derivation(
                        plan.longValue(), row.get("derivation", String.class), row.get("follows", Boolean.class));
    }

    private static PlacementRow placement(Tuple row) {
        return new PlacementRow(
                row.get("appointment_id", String.class),
                row.get("patient_id", String.class),
                row.get("patient", String.class),
                row.get("specialty", String.class),
                row.get("clinic", String.class),
                row.get("priority", String.class),
                row.get("lost", Instant.class),
                Decision.valueOf(row.get("decision", String.class)),
                row.get("starts_at", Instant.class),
                row.get("site", String.class),
                row.get("clinician", String.class),
                row.get("reason", String.class),
                read(row.get("alternatives", String.class), new TypeReference<List<AlternativeDate>>() {}),
                row.get("needs_acceptance", Boolean.class),
                row.get("run_status", String.class),
                row.get("run_reason", String.class),
                row.get("gives_way_appointment_id", String.class),
                row.get("gives_way_starts_at", Instant.class));
    }

    /** As the database reads a list of any length in one parameter. */
    String listOf(java.util.Collection<String> texts) {
        return json(texts);
    }

    List<AlternativeDate> alternatives(String json) {
        return read(json, new TypeReference<>() {});
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A plan's record cannot be written as JSON.", e);
        }
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A plan's record cannot be read from JSON.", e);
        }
    }
}
