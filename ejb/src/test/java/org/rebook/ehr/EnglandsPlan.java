package org.rebook.ehr;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.rebook.rebooking.PlacementRows;
import org.rebook.rebooking.plan.Assignment;
import org.rebook.rebooking.plan.AssignmentCertificate;
import org.rebook.rebooking.plan.AssignmentProblem;
import org.rebook.rebooking.plan.AssignmentSolver;

/**
 * A plan for all who are displaced in the trusts of one lane: clinics by the product's own solver, pool by pool and each
 * proven, at costs that grow with the delay; operations simply list after list.
 */
final class EnglandsPlan {

    private static final int OPERATIONS_A_LIST = 3;
    private static final LocalDate STRIKE_DAY = LocalDate.of(2033, 4, 26);

    private final StruckEngland size;
    private final DataSource database;
    private final int lane;
    private final int lanes;
    private final List<List<String>> patients = new ArrayList<>();
    private final List<List<Free>> free = new ArrayList<>();
    private final List<String> operations = new ArrayList<>();
    private final PlacementRows.Where[][] chosen;

    private record Free(String slot, String session, Instant startsAt, Instant endsAt, int day) {}

    EnglandsPlan(StruckEngland size, DataSource database, int lane, int lanes) {
        this.size = size;
        this.database = database;
        this.lane = lane;
        this.lanes = lanes;
        this.chosen = new PlacementRows.Where[size.pools()][0];
        for (int pool = 0; pool < size.pools(); pool++) {
            patients.add(new ArrayList<>());
            free.add(new ArrayList<>());
        }
    }

    Void read() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.setFetchSize(20_000);
            ResultSet displaced = statement.executeQuery(
                    """
                    select a.id, a.kind, split_part(a.session_id, '-', 2)::int from appointment a
                    join impact i on i.session_id = a.session_id
                    where a.status = 'BOOKED' and split_part(a.session_id, '-', 2)::int %% %d %% %d = %d order by a.id
                    """
                            .formatted(size.trusts(), lanes, lane));
            while (displaced.next()) {
                if (displaced.getString(2).equals("OPERATION")) {
                    operations.add(displaced.getString(1));
                } else {
                    patients.get(displaced.getInt(3)).add(displaced.getString(1));
                }
            }
            ResultSet slots = statement.executeQuery(
                    """
                    select f.id, f.session_id, extract(epoch from f.starts_at)::bigint, extract(epoch from f.ends_at)::bigint,
                        split_part(f.session_id, '-', 2)::int, split_part(f.session_id, '-', 3)::int * 7
                    from slot f join session s on s.id = f.session_id
                    where f.status = 'FREE' and s.status = 'OPEN'
                        and split_part(f.session_id, '-', 2)::int %% %d %% %d = %d order by f.starts_at
                    """
                            .formatted(size.trusts(), lanes, lane));
            while (slots.next()) {
                free.get(slots.getInt(5))
                        .add(new Free(
                                slots.getString(1),
                                slots.getString(2),
                                Instant.ofEpochSecond(slots.getLong(3)),
                                Instant.ofEpochSecond(slots.getLong(4)),
                                slots.getInt(6)));
            }
        }
        return null;
    }

    Void plan() {
        for (int pool = 0; pool < size.pools(); pool++) {
            plan(pool);
        }
        return null;
    }

    private void plan(int pool) {
        List<Free> slots = free.get(pool);
        int people = patients.get(pool).size();
        int[] day = slots.stream().mapToInt(Free::day).distinct().toArray();
        int[] capacity = Arrays.stream(day)
                .map(each ->
                        (int) slots.stream().filter(slot -> slot.day() == each).count())
                .toArray();
        int[] firstArc =
                IntStream.rangeClosed(0, people).map(i -> i * day.length).toArray();
        int[] group =
                IntStream.range(0, people * day.length).map(i -> i % day.length).toArray();
        long[] cost = new long[group.length];
        for (int arc = 0; arc < cost.length; arc++) {
            long days = day[group[arc]];
            cost[arc] = days * days * (1 + (arc / day.length) % 7);
        }
        long[] none = new long[people];
        Arrays.fill(none, 10_000_000);
        AssignmentProblem problem = new AssignmentProblem(capacity, firstArc, group, cost, none);
        Assignment assignment = AssignmentSolver.solve(problem);
        List<String> faults = AssignmentCertificate.faultsOf(problem, assignment);
        if (!faults.isEmpty()) {
            throw new IllegalStateException("Pool %d: %s".formatted(pool, faults));
        }
        keep(pool, slots, assignment, capacity);
    }

    private void keep(int pool, List<Free> slots, Assignment assignment, int[] capacity) {
        int[] next = new int[capacity.length];
        int first = 0;
        for (int group = 0; group < capacity.length; group++) {
            next[group] = first;
            first += capacity[group];
        }
        chosen[pool] = new PlacementRows.Where[assignment.patients()];
        for (int patient = 0; patient < assignment.patients(); patient++) {
            if (assignment.places(patient)) {
                Free slot = slots.get(next[assignment.groupOf(patient)]++);
                chosen[pool][patient] =
                        new PlacementRows.Where(slot.slot(), slot.session(), slot.startsAt(), slot.endsAt());
            }
        }
    }

    Void keep() throws SQLException {
        List<PlacementRows.Row> rows = new ArrayList<>();
        for (int pool = 0; pool < chosen.length; pool++) {
            for (int patient = 0; patient < chosen[pool].length; patient++) {
                rows.add(row(patients.get(pool).get(patient), "pool-" + pool, chosen[pool][patient]));
            }
        }
        int[] taken = new int[size.trusts()];
        for (String operation : operations) {
            int trust = Integer.parseInt(operation.substring(operation.indexOf('-') + 1)) % size.trusts();
            rows.add(row(operation, "theatres-" + trust, onList(trust, taken[trust]++)));
        }
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            PlacementRows.write(connection, 1, rows);
            connection.commit();
        }
        return null;
    }

    private static PlacementRows.Where onList(int trust, int place) {
        int list = 1 + place / OPERATIONS_A_LIST;
        Instant starts = STRIKE_DAY
                .plusDays(list)
                .atTime(LocalTime.of(8 + 3 * (place % OPERATIONS_A_LIST), 0))
                .toInstant(ZoneOffset.UTC);
        return new PlacementRows.Where(null, "list-%d-%d".formatted(trust, list), starts, starts.plusSeconds(7_200));
    }

    private static PlacementRows.Row row(String appointment, String pool, PlacementRows.@Nullable Where where) {
        return new PlacementRows.Row(
                appointment,
                0,
                pool,
                where == null ? "UNPLACED" : "MOVE",
                where,
                where == null ? null : "IN_PERSON",
                1,
                "The earliest date that leaves the others theirs.",
                "[]",
                false,
                STRIKE_DAY,
                1,
                false,
                STRIKE_DAY.minusDays(3));
    }

    int outpatients() {
        return patients.stream().mapToInt(List::size).sum();
    }

    int operations() {
        return operations.size();
    }

    int unplaced() {
        return (int) Arrays.stream(chosen)
                .flatMap(Arrays::stream)
                .filter(where -> where == null)
                .count();
    }
}
