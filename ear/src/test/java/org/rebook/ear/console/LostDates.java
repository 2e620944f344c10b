package org.rebook.ear.console;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.rebook.ear.DaysAhead;
import org.rebook.ear.Rebook;

/**
 * Patients who have lost their dates in one eye clinic of their own, and free slots of it. Made by SQL, as a feed and a
 * strike would have left them; all ids begin with a prefix.
 */
public final class LostDates {

    private static final long FIRST_NHS_NUMBER = 9_990_001_000L;
    private static final AtomicInteger NHS_NUMBERS = new AtomicInteger();

    private final String prefix;
    private final Map<String, Long> obligations = new TreeMap<>();

    private LostDates(String prefix) {
        this.prefix = prefix;
    }

    /** One patient for each family name: the first is a suspected cancer, the others are routine. */
    public static LostDates of(String prefix, List<String> familyNames) throws SQLException {
        LostDates lost = new LostDates(prefix);
        try (Connection connection = Rebook.database().getConnection()) {
            lost.openClinic(connection);
            for (int number = 0; number < familyNames.size(); number++) {
                lost.loseDate(connection, number, familyNames.get(number));
            }
            lost.standDown(connection);
        }
        return lost;
    }

    public long obligationOf(String familyName) {
        return obligations.get(familyName);
    }

    public String patientOf(String familyName) {
        return prefix + "-p-" + familyName;
    }

    private void openClinic(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : CLINIC.formatted(prefix, openDays()).split(";\n")) {
                statement.execute(sql);
            }
        }
    }

    private static String openDays() {
        return DaysAhead.open(37, 4).stream()
                .map(day -> "date '%s'".formatted(day))
                .collect(Collectors.joining(", "));
    }

    private void standDown(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("update session set status = 'STOOD_DOWN' where id = '%s-lost'".formatted(prefix));
            statement.execute("update slot set status = 'WITHDRAWN' where session_id = '%s-lost'".formatted(prefix));
        }
    }

    private void loseDate(Connection connection, int number, String familyName) throws SQLException {
        connection.setAutoCommit(false);
        String[] statements = PATIENT.split(";\n");
        for (String sql : statements) {
            String named = sql.formatted(
                    prefix,
                    familyName,
                    number,
                    number == 0 ? "URGENT_SUSPECTED_CANCER" : "ROUTINE",
                    FIRST_NHS_NUMBER + NHS_NUMBERS.getAndIncrement());
            try (PreparedStatement statement = connection.prepareStatement(named)) {
                if (statement.execute()) {
                    ResultSet result = statement.getResultSet();
                    result.next();
                    obligations.put(familyName, result.getLong(1));
                }
            }
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    // Slots from 30 days ahead on, so that they can be given without asking; the lost dates are next week's. Ids of
    // sessions end with "lost" and, from the earliest, "open-1" to "open-4"; those of slots then with a number from 0.
    private static final String CLINIC =
            """
            insert into site (id, name) values ('%1$s-site', '%1$s Hospital');
            insert into clinician (id, name) values ('%1$s-dr', 'Dr Ngozi Okafor');
            insert into clinic (id, name, specialty, site_id) values ('%1$s-clinic', '%1$s eye clinic', '130', '%1$s-site');
            insert into session (id, schedule_id, clinic_id, kind, specialty, site_id, clinician_id, starts_at, ends_at)
                select '%1$s-' || case n when 1 then 'lost' else 'open-' || n - 1 end, '%1$s', '%1$s-clinic', 'CLINIC', '130',
                    '%1$s-site', '%1$s-dr', day + interval '9 hours', day + interval '12 hours'
                from unnest(array[current_date + 7, %2$s]) with ordinality as t(day, n);
            insert into slot (id, session_id, starts_at, ends_at, type)
                select s.id || '-' || n, s.id, s.starts_at + n * interval '20 minutes',
                    s.starts_at + (n + 1) * interval '20 minutes', 'ANY'
                from session s, generate_series(0, 8) n where s.schedule_id = '%1$s'""";

    private static final String PATIENT =
            """
            insert into patient (id, nhs_number, family_name, given_name, birth_date, phone)
                values ('%1$s-p-%2$s', '%5$s', '%2$s', 'Ada', date '1950-05-05', '020 7946 0000');
            insert into pathway (id, patient_id, specialty, kind, clock_started_on, diagnosis_told_on)
                values ('%1$s-w-%3$s', '%1$s-p-%2$s', '130', 'RTT', current_date - 20, current_date - 1);
            insert into appointment (id, patient_id, pathway_id, session_id, slot_id, kind, status, specialty, priority,
                    starts_at, ends_at)
                select '%1$s-a-%3$s', '%1$s-p-%2$s', '%1$s-w-%3$s', session_id, id, 'FOLLOW_UP', 'BOOKED', '130', '%4$s',
                    starts_at, ends_at from slot where id = '%1$s-lost-%3$s';
            insert into obligation (appointment_id, patient_id, kind, owner, due_on, reason, opened_by)
                values ('%1$s-a-%3$s', '%1$s-p-%2$s', 'REBOOK', '%1$s-office', current_date + 2,
                    'The strike left the session without its consultant.', 'manager') returning id;
            update appointment set status = 'CANCELLED', cancelled_by = 'HOSPITAL', cancelled_at = now(),
                cancellation_reason = 'IA-STAFF',
                obligation_id = (select id from obligation where appointment_id = '%1$s-a-%3$s')
                where id = '%1$s-a-%3$s'""";
}
