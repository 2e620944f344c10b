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
