package org.rebook.rebooking;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Keeps with a plan what its patients without a date lack. */
@ApplicationScoped
class ShortfallTable {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    @PersistenceContext(unitName = "rebook")
    EntityManager entities;

    void keep(long plan, List<Shortfall> shortfalls) {
        entities.createNativeQuery("update plan set shortfalls = cast(:shortfalls as jsonb) where id = :plan")
                .setParameter("shortfalls", json(shortfalls))
                .setParameter("plan", plan)
                .executeUpdate();
    }

    @SuppressWarnings("unchecked")
    List<ShortfallView> of(long plan) {
        List<String> kept = entities.createNativeQuery("select cast(shortfalls as text) from plan where id = :plan")
                .setParameter("plan", plan)
                .getResultList();
        Map<String, String> specialties = names("select code, name from specialty");
        Map<String, String> sites = names("select id, name from site");
        return kept.stream()
                .flatMap(text -> read(text).stream())
                .map(shortfall -> ShortfallView.of(shortfall, specialties, sites))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private Map<String, String> names(String query) {
        List<Tuple> rows = entities.createNativeQuery(query, Tuple.class).getResultList();
        return rows.stream()
                .collect(Collectors.toMap(row -> row.get(0, String.class), row -> row.get(1, String.class)));
    }

    private static String json(List<Shortfall> shortfalls) {
        try {
            return JSON.writeValueAsString(shortfalls);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A plan's shortfalls cannot be written as JSON.", e);
        }
    }

    private static List<Shortfall> read(String json) {
        try {
            return JSON.readValue(json, new TypeReference<List<Shortfall>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A plan's shortfalls cannot be read from JSON.", e);
        }
    }
}
