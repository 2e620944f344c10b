package org.rebook.rebooking;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rebook.policy.Setting;

/** How scenarios and what they came to are kept and read. */
@ApplicationScoped
class ScenarioTable {

    static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false)
            .build();

    // What would come out otherwise by now: the strike, an appointment or a place that is no longer as it was.
    private static final String VIEW =
            """
            select s.id, s.strike_id, s.name, s.as_it_stands, s.participation, cast(s.sessions as text) as sessions,
                cast(s.rules as text) as rules, s.created_at, s.created_by, r.run_id, r.fingerprint, r.rule_version, r.made_at,
                cast(r.figures as text) as figures, k.participation_likely <> r.declared_likely as forecast_changed,
                (select count(*) from scenario_placement p join appointment a on a.id = p.appointment_id
                    where p.scenario_id = s.id and a.version <> p.appointment_version) as changed,
                (select count(*) from scenario_placement p join slot f on f.id = p.slot_id
                    where p.scenario_id = s.id and f.status <> 'FREE') as taken,
                (select count(distinct o.fingerprint) from scenario x join scenario_result o on o.scenario_id = x.id
                    where x.strike_id = s.strike_id and o.made_at > r.made_at and o.fingerprint <> r.fingerprint) as newer
            from scenario s join strike k on k.id = s.strike_id left join scenario_result r on r.scenario_id = s.id
            """;

    @PersistenceContext(unitName = "rebook")
    EntityManager entities;

    /** A row as it is kept, before anything is put into words. */
    record Row(
            long id,
            long strikeId,
            String name,
            boolean asItStands,
            ScenarioChanges changes,
            Instant createdAt,
            String createdBy,
            Scenario.@Nullable Result result) {}

    @SuppressWarnings("unchecked")
    List<Row> of(long strike) {
        List<Tuple> rows = entities.createNativeQuery(
                        VIEW + " where s.strike_id = :strike order by s.as_it_stands desc, s.id", Tuple.class)
                .setParameter("strike", strike)
                .getResultList();
        return rows.stream().map(ScenarioTable::row).toList();
    }

    @SuppressWarnings("unchecked")
    Optional<Row> find(long scenario) {
        List<Tuple> rows = entities.createNativeQuery(VIEW + " where s.id = :scenario", Tuple.class)
                .setParameter("scenario", scenario)
                .getResultList();
        return rows.stream().map(ScenarioTable::row).findFirst();
    }

    long keep(long strike, String name, boolean asItStands, ScenarioChanges changes, String who) {
        return ((Number) entities.createNativeQuery(
                                """
                        insert into scenario (strike_id, name, as_it_stands, participation, sessions, rules, created_by)
                        values (:strike, :name, :stands, cast(:participation as int), cast(:sessions as jsonb),
                            cast(:rules as jsonb), :who) returning id
                        """)
                        .setParameter("strike", strike)
                        .setParameter("name", name)
                        .setParameter("stands", asItStands)
                        .setParameter("participation", changes.participation())
                        .setParameter("sessions", json(changes.sessions()))
                        .setParameter("rules", json(changes.rules()))
                        .setParameter("who", who)
                        .getSingleResult())
                .longValue();
    }

    void remove(long scenario) {
        entities.createNativeQuery("delete from scenario where id = :scenario")
                .setParameter("scenario", scenario)
                .executeUpdate();
    }

    /** Whoever else adds a scenario to the strike waits. */
    void lock(long strike) {
        entities.createNativeQuery("select id from strike where id = :strike for update")
                .setParameter("strike", strike)
                .getResultList();
    }

    @SuppressWarnings("unchecked")
    Optional<Recovery> recoveryOf(long scenario) {
        List<String> rows = entities.createNativeQuery(
                        "select cast(recovery as text) from scenario_result where scenario_id = :scenario")
                .setParameter("scenario", scenario)
                .getResultList();
        return rows.stream()
                .map(text -> read(text, new TypeReference<Recovery>() {}))
                .findFirst();
    }

    private static Row row(Tuple row) {
        Number participation = row.get("participation", Number.class);
        return new Row(
                row.get("id", Number.class).longValue(),
                row.get("strike_id", Number.class).longValue(),
                row.get("name", String.class),
                row.get("as_it_stands", Boolean.class),
                new ScenarioChanges(
                        participation == null ? null : participation.intValue(),
                        read(row.get("sessions", String.class), new TypeReference<List<AddedSessions>>() {}),
                        read(row.get("rules", String.class), new TypeReference<Map<Setting, String>>() {})),
                row.get("created_at", Instant.class),
                row.get("created_by", String.class),
                row.get("run_id") == null ? null : result(row));
    }

    private static Scenario.Result result(Tuple row) {
        return new Scenario.Result(
                row.get("run_id", Number.class).longValue(),
                row.get("fingerprint", String.class),
                row.get("rule_version", String.class),
                row.get("made_at", Instant.class),
                read(row.get("figures", String.class), new TypeReference<ScenarioFigures>() {}),
                ScenarioWords.outdated(
                        row.get("forecast_changed", Boolean.class),
                        row.get("changed", Number.class).intValue(),
                        row.get("taken", Number.class).intValue(),
                        row.get("newer", Number.class).intValue() > 0));
    }

    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A scenario cannot be written as JSON.", e);
        }
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A scenario cannot be read from JSON.", e);
        }
    }
}
