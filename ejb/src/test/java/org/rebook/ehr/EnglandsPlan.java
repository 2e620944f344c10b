package org.rebook.ehr;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.rebook.rebooking.plan.Assignment;
import org.rebook.rebooking.plan.AssignmentCertificate;
import org.rebook.rebooking.plan.AssignmentProblem;
import org.rebook.rebooking.plan.AssignmentSolver;

/**
 * A plan for all who are displaced: clinics by the product's own solver, pool by pool and each proven, at costs that grow with
 * the delay; operations simply list after list.
 */
final class EnglandsPlan {

    private static final int OPERATIONS_A_LIST = 3;

    private final StruckEngland size;
    private final DataSource database;
    private final List<List<String>> patients = new ArrayList<>();
    private final List<List<Free>> free = new ArrayList<>();
    private final List<String> operations = new ArrayList<>();
    private final String[][] chosen;
    private final AtomicInteger unplaced = new AtomicInteger();

    private record Free(String slot, String session, String startsAt, String endsAt, int day) {}

    EnglandsPlan(StruckEngland size, DataSource database) {
        this.size = size;
        this.database = database;
        this.chosen = new String[size.pools()][];
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
                    join impact i on i.session_id = a.session_id where a.status = 'BOOKED' order by a.id
                    """);
            while (displaced.next()) {
                if (displaced.getString(2).equals("OPERATION")) {
                    operations.add(displaced.getString(1));
                } else {
                    patients.get(displaced.getInt(3)).add(displaced.getString(1));
                }
            }
            ResultSet slots = statement.executeQuery(
                    """
                    select f.id, f.session_id, f.starts_at::text, f.ends_at::text, split_part(f.session_id, '-', 2)::int,
                        split_part(f.session_id, '-', 3)::int * 7
                    from slot f join session s on s.id = f.session_id
                    where f.status = 'FREE' and s.status = 'OPEN' order by f.starts_at
                    """);
            while (slots.next()) {
                free.get(slots.getInt(5))
                        .add(new Free(
                                slots.getString(1),
                                slots.getString(2),
                                slots.getString(3),
                                slots.getString(4),
                                slots.getInt(6)));
            }
        }
        return null;
    }

    Void plan() {
        IntStream.range(0, size.pools()).parallel().forEach(this::plan);
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
        chosen[pool] = new String[assignment.patients()];
        for (int patient = 0; patient < assignment.patients(); patient++) {
            if (assignment.places(patient)) {
                Free slot = slots.get(next[assignment.groupOf(patient)]++);
                chosen[pool][patient] = "MOVE\t%s\t%s\t%s\t%s\tIN_PERSON"
                        .formatted(slot.slot(), slot.session(), slot.startsAt(), slot.endsAt());
            } else {
                unplaced.incrementAndGet();
                chosen[pool][patient] = "UNPLACED\t\\N\t\\N\t\\N\t\\N\t\\N";
            }
        }
    }

    Void keep() throws SQLException, IOException {
        StringBuilder rows = new StringBuilder();
        for (int pool = 0; pool < chosen.length; pool++) {
            for (int patient = 0; patient < chosen[pool].length; patient++) {
                row(rows, patients.get(pool).get(patient), "pool-" + pool, chosen[pool][patient]);
            }
        }
        int[] taken = new int[size.trusts()];
        for (String operation : operations) {
            int trust = Integer.parseInt(operation.substring(operation.indexOf('-') + 1)) % size.trusts();
            int place = taken[trust]++;
            int list = 1 + place / OPERATIONS_A_LIST;
            String day = java.time.LocalDate.of(2033, 4, 26).plusDays(list).toString();
            int hour = 8 + 3 * (place % OPERATIONS_A_LIST);
            row(
                    rows,
                    operation,
                    "theatres-" + trust,
                    "MOVE\t\\N\tlist-%1$d-%2$d\t%3$s %4$02d:00Z\t%3$s %5$02d:00Z\tIN_PERSON"
                            .formatted(trust, list, day, hour, hour + 2));
        }
        try (Connection connection = database.getConnection()) {
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn(
                            "copy placement (plan_id, appointment_id, appointment_version, pool, cost, reason, day, tier,"
                                    + " decision, slot_id, session_id, starts_at, ends_at, modality) from stdin",
                            new StringReader(rows.toString()));
            try (Statement statement = connection.createStatement()) {
                statement.execute("analyze placement");
            }
        }
        return null;
    }

    private static void row(StringBuilder rows, String appointment, String pool, String place) {
        rows.append("1\t").append(appointment).append("\t0\t").append(pool);
        rows.append("\t1\tThe earliest date that leaves the others theirs.\t2033-04-26\t1\t")
                .append(place)
                .append('\n');
    }

    @Override
    public String toString() {
        return "%,d outpatients and %,d operations in %,d pools and theatres of %d trusts; %,d without a date"
                .formatted(
                        patients.stream().mapToInt(List::size).sum(),
                        operations.size(),
                        size.pools(),
                        size.trusts(),
                        unplaced.get());
    }
}
