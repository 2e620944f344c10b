package org.rebook.ehr;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
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
 * How long it takes from the displaced patients in the database to their new bookings there, by the very statements and the
 * bean that the jobs call, beside PostgreSQL's own COPY of the same rows into empty tables of the same shape, in the same run
 * and on as many connections. The arguments are sizes: trust, region, england.
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
        List<EnglandsPlan> plans = IntStream.range(0, LANES)
                .mapToObj(lane -> new EnglandsPlan(size, database, lane, LANES))
                .toList();
        double read = inLanes(
                "read the displaced and the free slots", lane -> plans.get(lane).read());
        double planned = inLanes(
                "planned, and checked the certificates", lane -> plans.get(lane).plan());
        double kept = inLanes("kept the plan", lane -> plans.get(lane).keep());
        double analysed = timed("told PostgreSQL how large the plan is", this::analyse);
        double carriedOut;
        try (OwnBeans beans = new OwnBeans(database)) {
            double prepared = timed(
                    "listed what there is to do",
                    () -> beans.inTransaction(CarryOut.class, carryOut -> carryOut.prepare(1)));
            carriedOut = prepared + inLanes("carried it out", lane -> carryOut(beans, lane));
        }
        CopyFloor planFloor = CopyFloor.ofPlan(database);
        double planCopied = planFloor.seconds(LANES);
        say("%8.2f s  COPY of the plan's rows", planCopied);
        CopyFloor floor = CopyFloor.ofCarryingOut(database);
        double copied = floor.seconds(LANES);
        say("%8.2f s  COPY of the rows that carrying it out has written", copied);
        say(
                "%s: %,d outpatients and %,d operations in %,d pools and theatres of %d trusts; %,d without a date; a plan of %s, then %s",
                size.name(),
                plans.stream().mapToInt(EnglandsPlan::outpatients).sum(),
                plans.stream().mapToInt(EnglandsPlan::operations).sum(),
                size.pools(),
                size.trusts(),
                plans.stream().mapToInt(EnglandsPlan::unplaced).sum(),
                planFloor,
                floor);
        double whole = read + planned + kept + analysed + carriedOut;
        say(
                "Approve to committed: %.2f s, %.2f times the COPY floor. Load to committed: %.2f s, %.2f times floor and compute.",
                carriedOut, carriedOut / copied, whole, whole / (planCopied + copied + planned));
    }

    // As autovacuum would.
    private Void analyse() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("analyze placement");
        }
        return null;
    }

    /** What each lane does, at the same time as the others; a lane has trusts or pools of its own. */
    private interface LaneWork {
        Void run(int lane) throws Exception;
    }

    private static double inLanes(String what, LaneWork work) throws Exception {
        return timed(what, () -> {
            ExecutorService threads = Executors.newFixedThreadPool(LANES);
            List<Callable<Void>> lanes = IntStream.range(0, LANES)
                    .<Callable<Void>>mapToObj(lane -> () -> work.run(lane))
                    .toList();
            for (var lane : threads.invokeAll(lanes)) {
                lane.get();
            }
            threads.shutdown();
            return null;
        });
    }

    private static Void carryOut(OwnBeans beans, int lane) throws SQLException {
        List<String> items = beans.inTransaction(CarryOut.class, carryOut -> carryOut.itemsLeft(1, lane, LANES));
        int left = 0;
        for (int from = 0; from < items.size(); from += CHUNK) {
            List<String> chunk = items.subList(from, Math.min(from + CHUNK, items.size()));
            left += beans.inTransaction(CarryOut.class, carryOut -> carryOut.together(1, chunk))
                    .size();
        }
        if (left > 0) {
            throw new IllegalStateException(left + " placements could not be carried out.");
        }
        return null;
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
