package org.rebook.rebooking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rebook.clinic.SlotTime;

/** Reads a plan's placements back into what the planner made them of. */
@ApplicationScoped
class PlacedRows {

    @PersistenceContext(unitName = "rebook")
    EntityManager entities;

    @Inject
    PlanTable table;

    @SuppressWarnings("unchecked")
    List<Placed> of(long plan, PlanInputs inputs, Wishes wishes) {
        Map<String, Affected> affected =
                inputs.affected().stream().collect(Collectors.toMap(Affected::appointment, Function.identity()));
        wishes.added().forEach(patient -> affected.put(patient.appointment(), patient));
        Map<String, Opening> bySlot = new HashMap<>();
        Map<String, Opening.Slot> slots = new HashMap<>();
        Map<String, Opening> lists = new HashMap<>();
        Stream.concat(inputs.openings().stream(), wishes.found().stream()).forEach(opening -> {
            opening.slots().forEach(slot -> {
                bySlot.put(slot.id(), opening);
                slots.put(slot.id(), slot);
            });
            if (opening.isList()) {
                lists.put(opening.sample().session(), opening);
            }
        });
        List<Tuple> rows = entities.createNativeQuery(
                        """
                select appointment_id, pool, decision, slot_id, session_id, starts_at, ends_at, cost, reason,
                    cast(alternatives as text) as alternatives, needs_acceptance, for_clinician
                from placement where plan_id = :plan order by appointment_id
                """,
                        Tuple.class)
                .setParameter("plan", plan)
                .getResultList();
        return rows.stream()
                .map(row -> {
                    String slot = row.get("slot_id", String.class);
                    Opening opening = slot == null ? lists.get(row.get("session_id", String.class)) : bySlot.get(slot);
                    return placed(
                            row,
                            affected.get(row.get("appointment_id", String.class)),
                            opening,
                            slot == null ? null : slots.get(slot));
                })
                .toList();
    }

    private Placed placed(Tuple row, Affected affected, @Nullable Opening opening, Opening.@Nullable Slot slot) {
        Decision decision = Decision.valueOf(row.get("decision", String.class));
        Instant starts = row.get("starts_at", Instant.class);
        return new Placed(
                affected,
                row.get("pool", String.class),
                decision,
                decision == Decision.MOVE ? opening : null,
                slot,
                starts == null ? null : new SlotTime(starts, row.get("ends_at", Instant.class)),
                row.get("cost", Number.class).longValue(),
                withoutApprovals(row.get("reason", String.class)),
                table.alternatives(row.get("alternatives", String.class)),
                row.get("needs_acceptance", Boolean.class),
                row.get("for_clinician", Boolean.class));
    }

    // They are said again when the placement is kept.
    private static String withoutApprovals(String reason) {
        int from = reason.indexOf(Placed.SET_ASIDE);
        return from < 0 ? reason : reason.substring(0, from);
    }
}
