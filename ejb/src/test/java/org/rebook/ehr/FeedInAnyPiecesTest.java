package org.rebook.ehr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** H19: a feed that is cut short, or comes in other pieces, leaves the same clinic behind. */
class FeedInAnyPiecesTest {

    private static final long RUN = 1;
    private static final String FILE = "feed.ndjson";
    private static final List<String> TABLES = List.of(
            "select ods_code || name from trust",
            "select id || coalesce(trust_ods, '') from site",
            "select id || grade || coalesce(specialty, '') from clinician",
            "select id || kind || coalesce(site_id, '') from clinic",
            "select id || coalesce(clinician_id, '') || starts_at || ends_at from session",
            "select id || session_id || type || status from slot",
            "select id || family_name || given_name from patient",
            "select id || patient_id from pathway",
            "select id || status || coalesce(slot_id, '') || coalesce(pathway_id, '') || coalesce(replaced_by_id, '')"
                    + " || (obligation_id is not null) from appointment",
            "select appointment_id || status || coalesce(new_appointment_id, '') from obligation",
            "select appointment_id || other_id || type from appointment_link",
            "select type || id || version || content from fhir_resource",
            "select type || id || element from fhir_waiting",
            "select line || element from import_problem");

    private static List<String> lines;
    private static Map<String, List<String>> whole;

    @BeforeAll
    static void importWhole() {
        lines = troublesomeFeed();
        SampleDatabase database = withRun();
        imported(database, new Random(0), lines.size(), false);
        whole = everything(database);
    }

    /** A full clinic with every trouble: what comes late, what changes places, what cannot be. */
    private static List<String> troublesomeFeed() {
        List<String> feed = SampleFeed.fullClinic();
        feed.add(SampleFeed.appointment(0, 1, ""));
        feed.add("{\"resourceType\":\"Patient\",");
        feed.add(SampleFeed.appointment(1, 0, ""));
        feed.add(SampleFeed.patient(30).replace("1960-01-01", "yesterday"));
        feed.add(SampleFeed.appointment(40, 2, ""));
        feed.add(SampleFeed.appointment(3, 3, "").replace("\"booked\"", "\"cancelled\""));
        feed.add(SampleFeed.patient(40));
        feed.add(SampleFeed.referral(40));
        feed.add(SampleFeed.appointment(4, 4, "").replace("\"booked\"", "\"cancelled\""));
        feed.add(SampleFeed.appointment(
                        41,
                        4,
                        ",\"extension\":[{\"url\":\"https://rebook.org/fhir/StructureDefinition/replaces\","
                                + "\"valueReference\":{\"reference\":\"Appointment/appointment-4\"}}]")
                .replace("patient-41", "patient-4")
                .replace("referral-41", "referral-4"));
        return feed;
    }

    @RepeatedTest(12)
    void comesToTheSameInPiecesOfAnySize(RepetitionInfo repetition) {
        SampleDatabase database = withRun();
        imported(database, new Random(repetition.getCurrentRepetition()), 40, false);
        assertThat(everything(database)).isEqualTo(whole);
    }

    @RepeatedTest(12)
    void comesToTheSameWhenItIsCutShortAndRestarted(RepetitionInfo repetition) {
        SampleDatabase database = withRun();
        imported(database, new Random(100 + repetition.getCurrentRepetition()), 40, true);
        assertThat(everything(database)).isEqualTo(whole);
    }

    @Test
    void changesNothingTheSecondTime() {
        SampleDatabase database = withRun();
        List<String> steady = SampleFeed.fullClinic();
        imported(database, steady, new Random(1), 30, false);
        Map<String, List<String>> once = everything(database);
        database.execute("update feed_file set line = 0, done = false");
        imported(database, steady, new Random(2), 30, false);
        assertThat(everything(database)).isEqualTo(once);
        assertThat(database.rows("select changed from feed_file")).containsExactly(Integer.toString(steady.size()));
    }

    private static SampleDatabase withRun() {
        SampleDatabase database = SampleDatabase.empty();
        database.execute("insert into run (kind, status, started_by) values ('import-feed', 'RUNNING', 'test')");
        database.execute("insert into feed_file (run_id, file, ordinal) values (1, '" + FILE + "', 0)");
        return database;
    }

    private static void imported(SampleDatabase database, Random random, int most, boolean withCuts) {
        imported(database, lines, random, most, withCuts);
    }

    private static void imported(
            SampleDatabase database, List<String> feed, Random random, int most, boolean withCuts) {
        int from = 0;
        while (from < feed.size()) {
            int start = from;
            int end = Math.min(feed.size(), start + 1 + random.nextInt(most));
            SampleDatabase.Work<Object> block = connection -> {
                new FeedBlock(connection, RUN).take(FILE, read(feed, start, end), end, end == feed.size());
                return "taken";
            };
            if (withCuts && random.nextInt(3) == 0) {
                database.cutShort(block);
            } else {
                database.inTransaction(block);
            }
            from = Integer.parseInt(database.rows("select line from feed_file").get(0));
        }
        finish(database);
    }

    private static List<FeedLine> read(List<String> feed, int from, int to) {
        List<FeedLine> read = new ArrayList<>();
        for (int line = from; line < to; line++) {
            read.add(FeedLine.read(FILE, line + 1, feed.get(line)));
        }
        return read;
    }

    private static void finish(SampleDatabase database) {
        int used;
        do {
            used = database.inTransaction(connection -> Waiting.useAgain(connection, Waiting.Page.first()))
                    .used();
        } while (used > 0);
        database.inTransaction(connection -> FeedProgress.finish(connection, RUN));
    }

    private static Map<String, List<String>> everything(SampleDatabase database) {
        Map<String, List<String>> everything = new LinkedHashMap<>();
        for (String table : TABLES) {
            List<String> rows = new ArrayList<>(database.rows(table));
            Collections.sort(rows);
            everything.put(table, rows);
        }
        return everything;
    }
}
