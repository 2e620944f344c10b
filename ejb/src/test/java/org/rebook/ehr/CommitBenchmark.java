package org.rebook.ehr;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.rebook.rebooking.CarryOut;
import org.rebook.schema.Schema;

/**
 * How long it takes from the displaced patients in the database to their new bookings there, by the very bean that the job
 * calls, beside PostgreSQL's own COPY of the same rows into empty tables of the same shape, in the same run. The arguments
 * are sizes: trust, england.
 */
public final class CommitBenchmark {

    private static final int LANES = 2;
    private static final int CHUNK = 500;

    private final StruckEngland size;
    private final DataSource database;

    private CommitBenchmark(StruckEngland size, DataSource database) {
        this.size = size;
        this.database = database;
    }

    public static void main(String[] sizes) throws Exception {
        for (String size : sizes) {
            try (EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("shared_buffers", "256MB")
                    .setServerConfig("max_wal_size", "2GB")
                    .start()) {
                DataSource database = postgres.getPostgresDatabase();
                Schema.migrate(database);
                new CommitBenchmark(StruckEngland.of(size), database).measure();
            }
        }
    }

    private void measure() throws Exception {
        timed("made", () -> {
            try (Connection connection = database.getConnection()) {
                size.make(connection);
            }
            return null;
        });
        EnglandsPlan plan = new EnglandsPlan(size, database);
        double read = timed("read the displaced and the free slots", plan::read);
        double planned = timed("planned, and checked the certificates", plan::plan);
        double kept = timed("kept the plan", plan::keep);
        double carriedOut;
        try (OwnBeans beans = new OwnBeans(database)) {
            carriedOut = timed("carried it out", () -> carryOut(beans));
        }
        CopyFloor copies = new CopyFloor(database);
        double floor = copies.seconds(LANES);
        say("%8.2f s  COPY of the same rows, on %d connections", floor, LANES);
        say("%s: %s; %s", size.name(), plan, copies);
        say(
                "Approve to committed: %.2f s, %.2f times the COPY floor. Load to committed: %.2f s, %.2f times floor and compute.",
                carriedOut,
                carriedOut / floor,
                read + planned + kept + carriedOut,
                (read + planned + kept + carriedOut) / (floor + planned));
    }

    private static Void carryOut(OwnBeans beans) throws Exception {
        beans.inTransaction(CarryOut.class, carryOut -> carryOut.prepare(1));
        ExecutorService lanes = Executors.newFixedThreadPool(LANES);
        List<Callable<Integer>> work = IntStream.range(0, LANES)
                .<Callable<Integer>>mapToObj(lane -> () -> carryOut(beans, lane))
                .toList();
        for (var lane : lanes.invokeAll(work)) {
            if (lane.get() > 0) {
                throw new IllegalStateException(lane.get() + " placements could not be carried out.");
            }
        }
        lanes.shutdown();
        return null;
    }

    private static int carryOut(OwnBeans beans, int lane) throws SQLException {
        List<String> items = beans.inTransaction(CarryOut.class, carryOut -> carryOut.itemsLeft(1, lane, LANES));
        int left = 0;
        for (int from = 0; from < items.size(); from += CHUNK) {
            List<String> chunk = items.subList(from, Math.min(from + CHUNK, items.size()));
            left += beans.inTransaction(CarryOut.class, carryOut -> carryOut.together(1, chunk))
                    .size();
        }
        return left;
    }

    private static double timed(String what, Callable<?> work) throws Exception {
        long start = System.nanoTime();
        work.call();
        double seconds = (System.nanoTime() - start) / 1e9;
        say("%8.2f s  %s", seconds, what);
        return seconds;
    }

    static void say(String words, Object... values) {
        System.out.println(String.format(Locale.UK, words, values));
    }
}
