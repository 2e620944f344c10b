package org.rebook.ehr;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A database with what a strike displaces in one trust or in all of England, made without triggers since it is only the
 * ground to stand on: clinics, free slots over 13 weeks, theatre lists, and what the EHR has sent of all of these.
 *
 * @param trusts how many there are
 * @param specialties clinic pools in each
 */
record StruckEngland(String name, int trusts, int specialties, int appointments, int operations) {

    static StruckEngland of(String name) {
        return switch (name) {
            case "trust" -> new StruckEngland(name, 1, 40, 1_200, 130);
            case "region" -> new StruckEngland(name, 14, 40, 12_000, 1_300);
            case "england" -> new StruckEngland(name, 140, 40, 112_856, 12_711);
            default ->
                throw new IllegalArgumentException("There is no size '%s': trust, region, england.".formatted(name));
        };
    }

    /** Clinic pools; an appointment's is its number, modulo this. */
    int pools() {
        return trusts * specialties;
    }

    void make(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            for (String sql : SQL.formatted(pools() - 1, trusts - 1, appointments - 1, operations - 1, pools(), trusts)
                    .split(";\n")) {
                statement.execute(sql);
            }
            statement.execute("set session_replication_role = origin");
            statement.execute("vacuum analyze");
            statement.execute("checkpoint");
        }
    }

    private static final String SQL =
            """
            insert into site (id, name) select 'site-' || t, 'Site ' || t from generate_series(0, %2$d) t;
            insert into clinician (id, name) select 'dr-' || p, 'Dr ' || p from generate_series(0, %1$d) p;
            insert into clinic (id, name, specialty, site_id)
                select 'clinic-' || p, 'Clinic ' || p, '110', 'site-' || p %% %6$d from generate_series(0, %1$d) p;
            insert into clinic (id, name, kind, specialty, site_id)
                select 'theatre-' || t, 'Theatre ' || t, 'THEATRE', '110', 'site-' || t from generate_series(0, %2$d) t;
            insert into session (id, schedule_id, clinic_id, kind, specialty, site_id, clinician_id, starts_at, ends_at)
                select 'session-' || p || '-' || w, 'x', 'clinic-' || p, 'CLINIC', '110', 'site-' || p %% %6$d, 'dr-' || p,
                    timestamptz '2033-04-26 08:00Z' + w * interval '7 days',
                    timestamptz '2033-04-26 18:00Z' + w * interval '7 days'
                from generate_series(0, %1$d) p, generate_series(0, 13) w;
            insert into session (id, schedule_id, clinic_id, kind, specialty, site_id, starts_at, ends_at)
                select 'list-' || t || '-' || d, 'x', 'theatre-' || t, 'THEATRE', '110', 'site-' || t,
                    timestamptz '2033-04-26 08:00Z' + d * interval '1 day',
                    timestamptz '2033-04-26 18:00Z' + d * interval '1 day'
                from generate_series(0, %2$d) t, generate_series(0, 60) d;
            insert into patient (id, family_name, given_name)
                select 'patient-' || n, 'Test', 'Patient' from generate_series(0, %3$d) n
                union all select 'inpatient-' || n, 'Test', 'Patient' from generate_series(0, %4$d) n;
            insert into pathway (id, patient_id, specialty)
                select 'pathway-' || n, 'patient-' || n, '110' from generate_series(0, %3$d) n
                union all select 'inpathway-' || n, 'inpatient-' || n, '110' from generate_series(0, %4$d) n;
            insert into slot (id, session_id, starts_at, ends_at, type, status)
                select 'lost-' || n, 'session-' || n %% %5$d || '-0',
                    timestamptz '2033-04-26 08:00Z' + (n / %5$d) * interval '10 minutes',
                    timestamptz '2033-04-26 08:10Z' + (n / %5$d) * interval '10 minutes', 'ANY', 'BUSY'
                from generate_series(0, %3$d) n;
            insert into slot (id, session_id, starts_at, ends_at, type)
                select 'slot-' || p || '-' || w || '-' || n, 'session-' || p || '-' || w,
                    timestamptz '2033-04-26 08:00Z' + w * interval '7 days' + n * interval '20 minutes',
                    timestamptz '2033-04-26 08:20Z' + w * interval '7 days' + n * interval '20 minutes', 'ANY'
                from generate_series(0, %1$d) p, generate_series(1, 13) w, generate_series(0, 9) n;
            insert into appointment (id, patient_id, pathway_id, session_id, slot_id, kind, status, specialty,
                    starts_at, ends_at)
                select 'appointment-' || n, 'patient-' || n, 'pathway-' || n, s.session_id, s.id, 'FOLLOW_UP', 'BOOKED', '110',
                    s.starts_at, s.ends_at from generate_series(0, %3$d) n join slot s on s.id = 'lost-' || n;
            insert into appointment (id, patient_id, pathway_id, session_id, kind, status, specialty, priority,
                    starts_at, ends_at, mean_minutes, sd_minutes)
                select 'operation-' || n, 'inpatient-' || n, 'inpathway-' || n, 'list-' || n %% %6$d || '-0', 'OPERATION',
                    'BOOKED', '110', 'P3', timestamptz '2033-04-26 08:00Z', timestamptz '2033-04-26 10:00Z', 120, 30
                from generate_series(0, %4$d) n;
            insert into fhir_resource (type, id, version, content, digest, last_updated)
                select 'Appointment', a.id, 1, '{"resourceType":"Appointment","id":"' || a.id || '","extension":[{"url":'
                    || '"https://rebook.org/fhir/StructureDefinition/clinical-priority","valueCode":"ROUTINE"}],'
                    || '"status":"booked","serviceType":[{"coding":[{"system":"https://rebook.org/fhir/CodeSystem/appointment-kind",'
                    || '"code":"follow-up"}]}],"specialty":[{"coding":[{"system":"https://fhir.hl7.org.uk/CodeSystem/UKCore-PracticeSettingCode",'
                    || '"code":"110"}]}],"start":"' || to_char(a.starts_at at time zone 'Europe/London', 'YYYY-MM-DD"T"HH24:MI:SS')
                    || '+01:00","end":"' || to_char(a.ends_at at time zone 'Europe/London', 'YYYY-MM-DD"T"HH24:MI:SS')
                    || '+01:00","minutesDuration":10,' || coalesce('"slot":[{"reference":"Slot/' || a.slot_id || '"}],', '')
                    || '"created":"2033-01-20","basedOn":[{"reference":"ServiceRequest/' || a.pathway_id || '"}],"participant":['
                    || '{"actor":{"reference":"Patient/' || a.patient_id || '"},"required":"required","status":"accepted"},'
                    || '{"actor":{"reference":"Location/site-0"},"required":"required","status":"accepted"}]}', '', now()
                from appointment a;
            insert into fhir_resource (type, id, version, content, digest, last_updated)
                select 'Slot', s.id, 1, '{"resourceType":"Slot","id":"' || s.id || '","serviceType":[{"coding":[{"system":'
                    || '"https://rebook.org/fhir/CodeSystem/appointment-kind","code":"follow-up"}]}],"specialty":[{"coding":[{"system":'
                    || '"https://fhir.hl7.org.uk/CodeSystem/UKCore-PracticeSettingCode","code":"110"}]}],"schedule":{"reference":"Schedule/'
                    || s.session_id || '"},"status":"' || lower(s.status) || '","start":"'
                    || to_char(s.starts_at at time zone 'Europe/London', 'YYYY-MM-DD"T"HH24:MI:SS') || '+01:00","end":"'
                    || to_char(s.ends_at at time zone 'Europe/London', 'YYYY-MM-DD"T"HH24:MI:SS') || '+01:00"}', '', now()
                from slot s;
            insert into strike (name, status, profile, participation_low, participation_likely, participation_high, created_by)
                values ('Strike', 'CONFIRMED', 'LOCAL', 60, 80, 100, 'benchmark');
            insert into impact (strike_id, session_id, staffing, booked, capacity_left, reason, cause)
                select 1, id, 'NONE', 10, 0, 'Nobody is left', 'IA-STAFF' from session where id like '%%-0';
            insert into plan (strike_id, status, fingerprint, rule_version, seed, figures, baseline, proof, created_by,
                    approved_at, approved_by)
                values (1, 'APPROVED', 'x', '2026.1', 1, '{}', '{}', '{}', 'benchmark', now(), 'manager2');
            insert into run (kind, status, plan_id, strike_id, started_by) values ('carry-out-plan', 'RUNNING', 1, 1, 'manager2')""";
}
