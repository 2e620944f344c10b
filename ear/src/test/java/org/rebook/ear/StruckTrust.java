package org.rebook.ear;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * A small trust of its own with a struck Tuesday: clinics of four specialties in turn with ten patients each on that
 * day, of which a resident doctor leads half, and fewer free slots afterwards than patients to move. Three of each ten are
 * follow-ups that must be seen within 25 days. All ids begin with a prefix.
 */
public final class StruckTrust {

    public static final String STRIKE_DAY = "2033-04-26";

    private StruckTrust() {}

    public static void make(DataSource database, String prefix, int clinics) throws SQLException {
        make(database, prefix, clinics, STRIKE_DAY);
    }

    public static void make(DataSource database, String prefix, int clinics, String strikeDay) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : SQL.formatted(prefix, strikeDay, clinics - 1).split(";\n")) {
                statement.execute(sql);
            }
        }
    }

    /** Declares that its resident doctors strike on that day, so many of a hundred, and answers with the strike's id. */
    public static long declareStrike(String prefix, String name, String day, String profile, Absent absent)
            throws SQLException {
        return Sql.number(
                """
                with struck as (insert into strike (name, status, profile, participation_low, participation_likely,
                        participation_high, created_by)
                    values ('%3$s', 'CONFIRMED', '%4$s', %5$d, %6$d, %7$d, 'manager') returning id),
                when_it_is as (insert into strike_window (strike_id, starts_at, ends_at)
                    select id, timestamptz '%2$s 08:00Z', timestamptz '%2$s 17:00Z' from struck),
                who_it_is as (insert into strike_staff (strike_id, staff_group, grade)
                    select id, 'MEDICAL', 'RESIDENT_DOCTOR' from struck),
                where_it_is as (insert into strike_site (strike_id, site_id) select id, '%1$s-site' from struck)
                select id from struck
                """
                        .formatted(prefix, day, name, profile, absent.low(), absent.likely(), absent.high()));
    }

    /** How many of a hundred are expected to be absent. */
    public record Absent(int low, int likely, int high) {}

    /** So that its day is not kept clear for other tests. */
    public static void callOff(long strike) throws SQLException {
        Sql.execute("update strike set status = 'CALLED_OFF' where id = " + strike);
    }

    private static final String SQL =
            """
            insert into site (id, name) values ('%1$s-site', 'Site');
            insert into clinician (id, name) select '%1$s-dr-' || c, 'Dr ' || c from generate_series(0, %3$d) c;
            insert into clinic (id, name, specialty, site_id)
                select '%1$s-clinic-' || c, 'Clinic ' || c, (array['110', '120', '130', '330'])[1 + c %% 4], '%1$s-site'
                from generate_series(0, %3$d) c;
            insert into clinic_staffing (clinic_id, role, staff_group, grade, needed, minimum, capacity_share)
                select '%1$s-clinic-' || c, 'resident doctor', 'MEDICAL', 'RESIDENT_DOCTOR', 1,
                    case when (c / 4) %% 2 = 0 then 1 else 0 end, 0.4 from generate_series(0, %3$d) c;
            insert into session (id, schedule_id, clinic_id, kind, specialty, site_id, clinician_id, starts_at, ends_at)
                select '%1$s-s-' || c || '-' || w, '%1$s', '%1$s-clinic-' || c, 'CLINIC',
                    (array['110', '120', '130', '330'])[1 + c %% 4], '%1$s-site', '%1$s-dr-' || c,
                    timestamptz '%2$s 08:00Z' + w * interval '7 days', timestamptz '%2$s 11:20Z' + w * interval '7 days'
                from generate_series(0, %3$d) c, generate_series(0, 4) w;
            insert into slot (id, session_id, starts_at, ends_at, type)
                select '%1$s-slot-' || c || '-' || w || '-' || n, '%1$s-s-' || c || '-' || w,
                    timestamptz '%2$s 08:00Z' + w * interval '7 days' + n * interval '20 minutes',
                    timestamptz '%2$s 08:20Z' + w * interval '7 days' + n * interval '20 minutes', 'ANY'
                from generate_series(0, %3$d) c, generate_series(0, 4) w, generate_series(0, 9) n
                where w = 0 or n < 1 + c %% 2;
            insert into patient (id, family_name, given_name, interpreter)
                select '%1$s-p-' || c || '-' || n, 'Test', 'Patient', n = 9
                from generate_series(0, %3$d) c, generate_series(0, 9) n;
            insert into pathway (id, patient_id, specialty, clock_started_on)
                select '%1$s-w-' || c || '-' || n, '%1$s-p-' || c || '-' || n, (array['110', '120', '130', '330'])[1 + c %% 4],
                    date '%2$s' - 20 * n from generate_series(0, %3$d) c, generate_series(0, 9) n;
            insert into appointment (id, patient_id, pathway_id, session_id, slot_id, kind, status, specialty, priority,
                    starts_at, ends_at, lcad, hospital_cancellations)
                select '%1$s-a-' || c || '-' || n, '%1$s-p-' || c || '-' || n, '%1$s-w-' || c || '-' || n,
                    '%1$s-s-' || c || '-0', '%1$s-slot-' || c || '-0-' || n, case when n < 7 then 'NEW' else 'FOLLOW_UP' end,
                    'BOOKED', (array['110', '120', '130', '330'])[1 + c %% 4],
                    case n when 0 then 'URGENT_SUSPECTED_CANCER' when 1 then 'URGENT' else 'ROUTINE' end,
                    timestamptz '%2$s 08:00Z' + n * interval '20 minutes',
                    timestamptz '%2$s 08:20Z' + n * interval '20 minutes',
                    case when n >= 7 then date '%2$s' + 25 end, case when n = 2 then 1 else 0 end
                from generate_series(0, %3$d) c, generate_series(0, 9) n""";
}
