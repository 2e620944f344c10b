package org.rebook.ear;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.rebook.ear.demo.DemoTrust;
import org.rebook.ear.demo.Size;

/**
 * How long the whole application takes to name the dates for one patient that cost all who wait least, beside the same
 * answer worked out afresh, as the first to ask after a strike was declared has it. The first argument is the size of the
 * trust, the second how many have lost their dates.
 */
public final class SlotsBenchmark {

    private static final int ASKED = 2_000;
    private static final int AFRESH = 40;

    private final OwnServer server;
    private final Connection connection;
    private final Random random = new Random(2016);

    private SlotsBenchmark(OwnServer server, Connection connection) {
        this.server = server;
        this.connection = connection;
    }

    public static void main(String[] arguments) throws Exception {
        Size size = Size.valueOf(arguments[0].toUpperCase(Locale.ROOT));
        int lost = Integer.parseInt(arguments[1]);
        Path folder = Files.createTempDirectory("slots-benchmark");
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder.resolve("data"))) {
            LocalDate strike = LocalDate.now().plusDays(14);
            DemoTrust.of(size, 2016, strike)
                    .writeTo(Files.createDirectories(Rebook.feeds()).resolve("benchmark"));
            importFeed(folder, database);
            try (OwnServer server = OwnServer.start(folder.resolve("server"), database, "rebook");
                    Connection connection = Rebook.dataSource(database).getConnection()) {
                new SlotsBenchmark(server, connection).measure(strike, lost);
            }
        } finally {
            Folders.delete(folder);
        }
    }

    // A server of its own: what it measures is one that has run for a while on settled data.
    private static void importFeed(Path folder, EmbeddedDatabase database) throws Exception {
        try (OwnServer server = OwnServer.start(folder.resolve("server"), database, "rebook");
                Connection connection = Rebook.dataSource(database).getConnection()) {
            server.post("/api/runs", "{\"kind\":\"import-feed\",\"argument\":\"benchmark\"}");
            Awaitility.await()
                    .atMost(Duration.ofMinutes(30))
                    .until(() -> numbers(connection, "select id from run where ended_at is not null")
                                    .size()
                            == 1);
            try (Statement statement = connection.createStatement()) {
                statement.execute("analyze");
            }
        }
    }

    private void measure(LocalDate strike, int lost) throws Exception {
        loseDates(strike, lost);
        List<Long> waiting = numbers(connection, "select id from obligation where status = 'OPEN' order by id");
        say("%,d patients wait for a date in %d specialties.", waiting.size(), specialties());
        ask(waiting, ASKED);
        double[] alone = ask(waiting, ASKED);
        say("five dates for one patient: %s", percentiles(alone));
        say("two ask at once: %s", percentiles(atOnce(waiting)));
        double[] afresh = askAfterChanges(waiting);
        say("worked out afresh: %s", percentiles(afresh));
        say(
                "At the 99th percentile an answer takes 1/%.0f of the median one worked out afresh.",
                at(afresh, 50) / at(alone, 99));
    }

    // As a strike would leave them: their sessions take no bookings, and each has an open obligation.
    private void loseDates(LocalDate strike, int lost) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    create temp table lost on commit drop as select id, patient_id, session_id from appointment
                    where status = 'BOOKED' and kind <> 'OPERATION' and specialty is not null
                        and starts_at >= date '%1$s' and starts_at < date '%1$s' + 2 order by md5(id) limit %2$d;
                    update session set status = 'BOOKING_STOPPED' where id in (select session_id from lost);
                    insert into obligation (appointment_id, patient_id, kind, owner, due_on, reason, opened_by)
                        select id, patient_id, 'REBOOK', 'benchmark', current_date + 2, 'Benchmark.', 'benchmark' from lost;
                    update appointment a set status = 'CANCELLED', cancelled_by = 'HOSPITAL', cancelled_at = now(),
                        cancellation_reason = 'IA-STAFF', obligation_id = o.id
                        from obligation o where o.appointment_id = a.id
                    """
                            .formatted(strike, lost));
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    private int specialties() throws SQLException {
        return numbers(
                        connection,
                        """
                        select count(*) from obligation o join appointment a on a.id = o.appointment_id
                        where o.status = 'OPEN' group by a.specialty
                        """)
                .size();
    }

    private double[] ask(List<Long> waiting, int times) throws Exception {
        double[] milliseconds = new double[times];
        for (int i = 0; i < times; i++) {
            milliseconds[i] = ask(waiting.get(random.nextInt(waiting.size())));
        }
        return milliseconds;
    }

    private double[] atOnce(List<Long> waiting) throws Exception {
        ExecutorService both = Executors.newFixedThreadPool(2);
        List<Callable<double[]>> work = IntStream.range(0, 2)
                .<Callable<double[]>>mapToObj(each -> () -> ask(waiting, ASKED / 2))
                .toList();
        List<Double> milliseconds = new ArrayList<>();
        for (var asked : both.invokeAll(work)) {
            Arrays.stream(asked.get()).forEach(milliseconds::add);
        }
        both.shutdown();
        return milliseconds.stream().mapToDouble(Double::doubleValue).toArray();
    }

    // What is known of who waits is worth nothing once another strike has been declared.
    private double[] askAfterChanges(List<Long> waiting) throws Exception {
        double[] milliseconds = new double[AFRESH];
        for (int i = 0; i < AFRESH; i++) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(
                        """
                        with declared as (
                            insert into strike (name, status, profile, participation_low, participation_likely,
                                participation_high, created_by)
                            values ('benchmark', 'ANNOUNCED', 'CHRISTMAS_DAY', 1, 2, 3, 'benchmark') returning id)
                        insert into strike_window (strike_id, starts_at, ends_at)
                            select id, timestamptz '2090-01-01 08:00+00', timestamptz '2090-01-01 09:00+00' from declared
                        """);
            }
            milliseconds[i] = ask(waiting.get(random.nextInt(waiting.size())));
        }
        return milliseconds;
    }

    private double ask(long obligation) throws Exception {
        long start = System.nanoTime();
        server.get("/api/obligations/%d/slots?limit=5".formatted(obligation));
        return (System.nanoTime() - start) / 1e6;
    }

    private static String percentiles(double[] milliseconds) {
        return String.format(
                Locale.UK,
                "p50 %.1f ms, p90 %.1f ms, p99 %.1f ms, longest %.1f ms (%,d asked)",
                at(milliseconds, 50),
                at(milliseconds, 90),
                at(milliseconds, 99),
                at(milliseconds, 100),
                milliseconds.length);
    }

    private static double at(double[] milliseconds, int percent) {
        double[] sorted = milliseconds.clone();
        Arrays.sort(sorted);
        return sorted[Math.max(0, sorted.length * percent / 100 - 1)];
    }

    private static List<Long> numbers(Connection connection, String sql) throws SQLException {
        List<Long> numbers = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                numbers.add(rows.getLong(1));
            }
        }
        return numbers;
    }

    private static void say(String words, Object... values) {
        System.out.println(String.format(Locale.UK, words, values));
    }
}
