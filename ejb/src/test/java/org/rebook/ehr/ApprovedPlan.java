package org.rebook.ehr;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A generated plan that has been approved, in a database of its own: clinics and theatre lists, appointments with links
 * and obligations, every decision there is, and something changed underneath for every fifth patient.
 */
final class ApprovedPlan {

    private static final int CLINICS = 6;
    private static final int LISTS = 4;

    private final Random chance;
    private final List<String> sql = new ArrayList<>();
    private final int patients;

    private ApprovedPlan(long seed, int patients) {
        this.chance = new Random(seed);
        this.patients = patients;
    }

    /** The run that is to carry it out is run 1; its items are listed by the product itself. */
    static SampleDatabase in(SampleDatabase database, long seed, int patients) {
        ApprovedPlan plan = new ApprovedPlan(seed, patients);
        plan.places();
        plan.appointments();
        plan.placements();
        plan.drift();
        database.inTransaction(connection -> {
            try (var statement = connection.createStatement()) {
                for (String each : plan.sql) {
                    statement.execute(each);
                }
            }
            return null;
        });
        return database;
    }

    private void add(String statement, Object... values) {
        sql.add(statement.formatted(values));
    }

    private void places() {
        add("insert into site (id, name) values ('site', 'Site')");
        add("insert into clinician (id, name) values ('dr', 'Dr Test')");
        add(
                "insert into clinic (id, name, specialty, site_id) select 'c' || c, 'Clinic ' || c, '110', 'site'"
                        + " from generate_series(0, %d) c",
                CLINICS);
        add(
                "insert into clinic (id, name, kind, specialty, site_id) select 't' || c, 'Theatre ' || c, 'THEATRE', '110', 'site'"
                        + " from generate_series(0, %d) c",
                LISTS);
        // Week 0 is struck; the weeks after it have the free slots.
        add(
                "insert into session (id, schedule_id, clinic_id, kind, specialty, site_id, clinician_id, starts_at, ends_at)"
                        + " select 's' || c || '-' || w, 's', 'c' || c, 'CLINIC', '110', 'site', 'dr',"
                        + " timestamptz '2033-04-26 08:00Z' + w * interval '7 days',"
                        + " timestamptz '2033-04-27 08:00Z' + w * interval '7 days'"
                        + " from generate_series(0, %d) c, generate_series(0, 8) w",
                CLINICS);
        add(
                "insert into session (id, schedule_id, clinic_id, kind, specialty, site_id, clinician_id, starts_at, ends_at)"
                        + " select 'l' || c || '-' || w, 'l', 't' || c, 'THEATRE', '110', 'site', 'dr',"
                        + " timestamptz '2033-04-26 08:00Z' + w * interval '7 days',"
                        + " timestamptz '2033-04-26 18:00Z' + w * interval '7 days'"
                        + " from generate_series(0, %d) c, generate_series(0, 8) w",
                LISTS);
        add(
                "insert into slot (id, session_id, starts_at, ends_at, type)"
                        + " select 'f' || c || '-' || w || '-' || n, 's' || c || '-' || w,"
                        + " timestamptz '2033-04-26 08:00Z' + w * interval '7 days' + n * interval '20 minutes',"
                        + " timestamptz '2033-04-26 08:20Z' + w * interval '7 days' + n * interval '20 minutes', 'ANY'"
                        + " from generate_series(0, %d) c, generate_series(0, 8) w, generate_series(0, %d) n",
                CLINICS, patients / CLINICS + 1);
        add(
                "insert into strike (name, status, profile, participation_low, participation_likely, participation_high, created_by)"
                        + " values ('Strike', 'CONFIRMED', 'LOCAL', 60, 80, 100, 'test')");
        add("insert into impact (strike_id, session_id, staffing, booked, capacity_left, reason, cause)"
                + " select 1, id, 'NONE', 10, 0, 'Nobody is left', case when clinic_id in ('c1', 't1') then 'IA-REST'"
                + " else 'IA-STAFF' end from session where id like '%%-0'");
    }

    private boolean isOperation(int patient) {
        return patient % 5 == 4;
    }

    private void appointments() {
        for (int i = 0; i < patients; i++) {
            add("insert into patient (id, family_name, given_name) values ('p%d', 'Test', 'Patient')", i);
            add("insert into pathway (id, patient_id, specialty) values ('w%1$d', 'p%1$d', '110')", i);
            if (isOperation(i)) {
                add(
                        "insert into appointment (id, patient_id, pathway_id, session_id, kind, status, specialty, priority,"
                                + " starts_at, ends_at, mean_minutes, sd_minutes, procedure_name, needs)"
                                + " values ('a%1$d', 'p%1$d', 'w%1$d', 'l%2$d-0', 'OPERATION', 'BOOKED', '110', 'P3',"
                                + " '2033-04-26 08:00Z', '2033-04-26 08:50Z', 5, 2, 'Knee', '{chaperone}')",
                        i, i % LISTS);
            } else {
                add(
                        "insert into appointment (id, patient_id, pathway_id, session_id, slot_id, kind, status, specialty,"
                                + " starts_at, ends_at, hospital_cancellations) select 'a%1$d', 'p%1$d', 'w%1$d', session_id, id,"
                                + " 'FOLLOW_UP', 'BOOKED', '110', starts_at, ends_at, %2$d from slot where id = 'f%3$d-0-%4$d'",
                        i, chance.nextInt(2), i % CLINICS, i / CLINICS);
            }
            if (chance.nextInt(2) == 0) {
                add(
                        "insert into fhir_resource (type, id, version, content, digest, last_updated) values ('Appointment',"
                                + " 'a%1$d', 1, '{\"resourceType\":\"Appointment\",\"id\":\"a%1$d\",\"status\":\"booked\","
                                + "\"description\":\"Bring \\u00e9 \\\"notes\\\"\",\"participant\":[{\"actor\":{\"reference\":"
                                + "\"Patient/p%1$d\"},\"status\":\"accepted\"}]}', '', now())",
                        i);
            }
            if (chance.nextInt(6) == 0) {
                add(
                        "insert into obligation (appointment_id, patient_id, kind, owner, due_on, reason, opened_by)"
                                + " values ('a%1$d', 'p%1$d', 'DECIDE', 'somebody', '2033-04-20', 'Asked', 'test')",
                        i);
            }
        }
        for (int i = 0; i + 7 < patients; i += 1 + chance.nextInt(6)) {
            add(
                    "insert into appointment_link (appointment_id, other_id, type, min_days, max_days)"
                            + " values ('a%d', 'a%d', 'BEFORE', 0, 99)",
                    i, i + 1 + chance.nextInt(6));
        }
        add("insert into fhir_resource (type, id, version, content, digest, last_updated) select 'Slot', id, 1,"
                + " json_build_object('resourceType', 'Slot', 'id', id, 'status', 'free', 'schedule',"
                + " json_build_object('reference', 'Schedule/x'), 'start', '2033-04-26T08:00:00Z', 'end',"
                + " '2033-04-26T08:20:00Z')::text, '', now() from slot where id like 'f1-%%'");
    }

    private void placements() {
        add(
                "insert into plan (strike_id, status, fingerprint, rule_version, seed, figures, baseline, proof, created_by,"
                        + " approved_at, approved_by) values (1, 'APPROVED', 'x', '2026.1', 1, '{}', '{}', '{}', 'm', now(), 'manager2')");
        for (int i = 0; i < patients; i++) {
            int week = 1 + chance.nextInt(8);
            int decision = chance.nextInt(12);
            if (decision == 0) {
                placed(i, decision, "'PROTECTED', null, null, null, null, null", "false, false");
            } else if (decision <= 2) {
                placed(i, decision, "'UNPLACED', null, null, null, null, null", "false, " + chance.nextBoolean());
            } else if (decision == 3) {
                placed(i, decision, "'CONVERT', null, null, null, null, 'TELEPHONE'", "false, false");
            } else if (isOperation(i)) {
                boolean isPostponement = chance.nextInt(4) == 0;
                placed(
                        i,
                        decision,
                        "'MOVE', null, 'l%1$d-%2$d', timestamptz '2033-04-26 %3$s' + %2$d * interval '7 days', timestamptz"
                                        .formatted((i + 1) % LISTS, isPostponement ? 0 : week, "09:00Z")
                                + " '2033-04-26 10:00Z' + %d * interval '7 days', 'IN_PERSON'"
                                        .formatted(isPostponement ? 0 : week),
                        chance.nextBoolean() + ", false");
            } else {
                // One of them within the day, so that the new time may overlap the old.
                placed(
                        i,
                        decision,
                        "'MOVE', f.id, f.session_id, f.starts_at, f.ends_at, f.modality",
                        chance.nextBoolean() + ", false",
                        "f%d-%d-%d".formatted((i + 1) % CLINICS, week, i / CLINICS));
            }
        }
        add(
                "insert into run (kind, status, plan_id, strike_id, started_by) values ('carry-out-plan', 'RUNNING', 1, 1, 'm')");
    }

    private void placed(int patient, int tier, String place, String flags) {
        placed(patient, tier, place, flags, "f0-0-0");
    }

    private void placed(int patient, int tier, String place, String flags, String slot) {
        add(
                "insert into placement (plan_id, appointment_id, appointment_version, pool, tier, cost, reason, day, bulk_until,"
                        + " decision, slot_id, session_id, starts_at, ends_at, modality, needs_acceptance, for_clinician)"
                        + " select 1, 'a%1$d', 0, 'pool-%2$d', %3$d, 1, 'Because of %1$d', '2033-04-26', '2033-04-20', %4$s, %5$s"
                        + " from slot f where f.id = '%6$s'",
                patient, patient % 3, tier, place, flags, slot);
    }

    private void drift() {
        for (int i = 0; i < patients; i++) {
            switch (chance.nextInt(40)) {
                case 0 -> add("update appointment set version = version + 1 where id = 'a%d'", i);
                case 1 -> add("update patient set deceased_on = '2033-01-01' where id = 'p%d'", i);
                case 2 ->
                    add(
                            "update slot set status = 'WITHDRAWN' where id = (select slot_id from placement"
                                    + " where appointment_id = 'a%d')",
                            i);
                case 3 ->
                    add(
                            "update slot set status = 'HELD', held_by = 'clerk', held_until = now() + interval '1 hour'"
                                    + " where id = (select slot_id from placement where appointment_id = 'a%d')",
                            i);
                case 4 ->
                    add(
                            "update slot set status = 'HELD', held_by = 'clerk', held_until = now() - interval '1 hour'"
                                    + " where id = (select slot_id from placement where appointment_id = 'a%d')",
                            i);
                case 5 ->
                    add(
                            "insert into appointment (id, patient_id, kind, status, starts_at, ends_at) select 'other-%1$d',"
                                    + " 'p%1$d', 'NEW', 'BOOKED', starts_at + interval '5 minutes', ends_at + interval '5 minutes'"
                                    + " from placement where appointment_id = 'a%1$d' and starts_at is not null",
                            i);
                case 6 ->
                    add("update appointment set status = 'CANCELLED', cancelled_by = 'PATIENT' where id = 'a%d'", i);
                case 7 -> add("update appointment set status = 'ATTENDED', version = version + 1 where id = 'a%d'", i);
                case 8 -> add("update placement set bulk_until = '2020-01-01' where appointment_id = 'a%d'", i);
                case 9 ->
                    add(
                            "insert into protection_override (strike_id, appointment_id, rule, reason, asked_by,"
                                    + " needs_second_person, revoked_at, revoked_by, revoked_why) values (1, 'a%d', 'PR1', 'x', 'm',"
                                    + " false, now() + interval '1 minute', 'm', 'y')",
                            i);
                case 10 ->
                    add(
                            "with o as (insert into obligation (appointment_id, patient_id, kind, owner, due_on, reason,"
                                    + " opened_by) values ('a%1$d', 'p%1$d', 'REBOOK', 'office', '2033-04-20', 'Strike', 'test')"
                                    + " on conflict (appointment_id) where status = 'OPEN' do update set version = 0 returning id)"
                                    + " update appointment set status = 'CANCELLED', cancelled_by = 'HOSPITAL', cancelled_at = now(),"
                                    + " cancellation_reason = 'IA-STAFF', obligation_id = (select id from o)"
                                    + " where id = 'a%1$d' and status = 'BOOKED'",
                            i);
                default -> {}
            }
        }
        if (chance.nextInt(3) == 0) {
            add("update session set status = 'BOOKING_STOPPED' where id = 's2-3'");
        }
        if (chance.nextInt(3) == 0) {
            add(
                    "update session set ends_at = starts_at + interval '1 hour' where id like 'l_-%d'",
                    1 + chance.nextInt(8));
        }
        if (chance.nextInt(8) == 0) {
            add("update strike set status = 'SUSPENDED'");
        }
    }
}
