package org.rebook.rebooking;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.rebook.appointment.AppointmentKind;
import org.rebook.clinic.London;
import org.rebook.patient.TheatreCondition;
import org.rebook.patient.Vulnerability;
import org.rebook.policy.Rule;
import org.rebook.policy.RuleSet;
import org.rebook.schema.Schema;

/** What a plan knows of a patient and what the worklist knows of them is the same (hazard H03). */
class SameVerdictTest {

    private static final RuleSet RULES = RuleSet.current();
    private static final int PATIENTS = 400;

    private static EmbeddedPostgres postgres;
    private static DataSource database;
    private static SessionFactory sessions;
    private static EntityManager entities;
    private static List<Affected> affected;

    @BeforeAll
    static void strikeATrustOfManyKinds() throws IOException, SQLException {
        postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
        database = postgres.getPostgresDatabase();
        Schema.migrate(database);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : TRUST.formatted(PATIENTS - 1).split(";\n")) {
                statement.execute(sql);
            }
        }
        Configuration configuration = new Configuration();
        configuration.getProperties().put("hibernate.connection.datasource", database);
        sessions = configuration.buildSessionFactory();
        entities = sessions.createEntityManager();
        affected = reader().of(1, Instant.now(), RULES);
    }

    @AfterAll
    static void stop() throws IOException {
        entities.close();
        sessions.close();
        postgres.close();
    }

    @Test
    void knowsTheSameOfEverybody() throws SQLException {
        WorklistRows worklist = new WorklistRows();
        worklist.entities = entities;
        worklist.history = history();
        Map<String, Long> obligations = obligations();
        assertThat(affected).hasSize(PATIENTS);
        for (Affected each : affected) {
            WorklistRow row = worklist.find(obligations.get(each.appointment()), London.dayOf(Instant.now()), RULES)
                    .orElseThrow();
            assertThat(ties().complete(row.displaced())).isEqualTo(each.displaced());
        }
    }

    @Test
    void knowsEveryFactOfSomebody() {
        assertThat(affected).extracting(Affected::displaced).satisfies(all -> {
            assertThat(all).anyMatch(each -> each.clocks().suspectedCancer());
            assertThat(all).anyMatch(each -> each.clocks().decisionToTreatOn() != null);
            assertThat(all).anyMatch(each -> each.clocks().diagnosticRequestedOn() != null);
            assertThat(all).anyMatch(each -> each.clocks().guaranteeFrom() != null);
            assertThat(all).anyMatch(each -> each.person().hasDied());
            assertThat(all).anyMatch(each -> each.person().interpreting() == PatientFacts.Interpreting.SIGN_LANGUAGE);
            assertThat(all).anyMatch(each -> each.person().vulnerabilities().contains(Vulnerability.DEMENTIA));
            assertThat(all).anyMatch(each -> each.person().conditions().contains(TheatreCondition.LATEX_ALLERGY));
            assertThat(all).anyMatch(each -> each.person().conditions().equals(Set.of(TheatreCondition.DIABETES)));
            assertThat(all).anyMatch(each -> each.requires().preOpOn() != null);
            assertThat(all).anyMatch(each -> each.requires().electronicReferral());
            assertThat(all).anyMatch(each -> each.requires().capabilities().contains("chaperone"));
            assertThat(all).anyMatch(Displaced::onlySameClinician);
            assertThat(all).anyMatch(each -> !each.links().isEmpty());
            assertThat(all).anyMatch(each -> !each.unavailable().isEmpty());
            assertThat(all).anyMatch(each -> each.hospitalCancellations() > 1);
        });
    }

    @Test
    void findsAnAlertOfTheEhrAsGoodAsTheRecord() {
        assertThat(of("a-7").person().vulnerabilities()).contains(Vulnerability.SAFEGUARDING);
        assertThat(of("a-107").person().vulnerabilities()).doesNotContain(Vulnerability.SAFEGUARDING);
    }

    @Test
    void countsTheCancellationsOfThePathwayWhereTheEhrCountsNone() {
        assertThat(of("a-11").hospitalCancellations()).isEqualTo(2);
    }

    @Test
    void asksForTwiceTheUsualSlotOfTheSession() {
        assertThat(of("a-5").minutes()).isEqualTo(40);
        assertThat(of("a-6").minutes()).isEqualTo(20);
    }

    @Test
    void runsNoClockThatIsStopped() {
        assertThat(of("a-13").clocks().startedOn()).isNull();
        assertThat(of("a-14").clocks().startedOn()).isNotNull();
    }

    @Test
    void leavesTheRequestOfATestToTheTest() {
        assertThat(affected)
                .extracting(Affected::displaced)
                .filteredOn(each -> each.clocks().diagnosticRequestedOn() != null)
                .allMatch(each -> each.kind() == AppointmentKind.DIAGNOSTIC);
    }

    @Test
    void movesNobodyWhoHasDied() {
        Circumstances now = new Circumstances(Instant.now(), List.of(), RULES);
        assertThat(affected)
                .filteredOn(each -> each.displaced().person().hasDied())
                .isNotEmpty()
                .allSatisfy(each -> assertThat(Protection.reasons(each, now))
                        .extracting(Protected::rule)
                        .contains(Rule.R_REB_26));
    }

    private static Displaced of(String appointment) {
        return affected.stream()
                .filter(each -> each.appointment().equals(appointment))
                .findFirst()
                .orElseThrow()
                .displaced();
    }

    private static AffectedReader reader() {
        AffectedReader reader = new AffectedReader();
        reader.entities = entities;
        reader.history = history();
        reader.patientTies = ties();
        return reader;
    }

    private static History history() {
        History history = new History();
        history.entities = entities;
        return history;
    }

    private static PatientTies ties() {
        PatientTies ties = new PatientTies();
        ties.entities = entities;
        return ties;
    }

    private static Map<String, Long> obligations() throws SQLException {
        Map<String, Long> obligations = new TreeMap<>();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select appointment_id, id from obligation")) {
            while (rows.next()) {
                obligations.put(rows.getString(1), rows.getLong(2));
            }
        }
        return obligations;
    }

    // Each patient differs from the others by the remainders of a number, so that facts come in many combinations.
    private static final String TRUST =
            """
            insert into site (id, name) values ('site', 'Site');
            insert into clinician (id, name) values ('dr', 'Dr');
            insert into clinic (id, name, specialty, site_id, convertible, protected)
                select 'c-' || c, 'Clinic', '130', 'site', c %% 2 = 0, c = 3 from generate_series(0, 4) c;
            insert into session (id, schedule_id, clinic_id, kind, specialty, site_id, clinician_id, starts_at, ends_at)
                select 's-' || c, 's', 'c-' || c, case when c = 4 then 'THEATRE' else 'CLINIC' end, '130', 'site', 'dr',
                    date_trunc('day', now()) + interval '9 days', date_trunc('day', now()) + interval '19 days'
                from generate_series(0, 4) c;
            insert into strike (id, name, status, profile, created_by, participation_low, participation_likely,
                participation_high) overriding system value values (1, 'Strike', 'CONFIRMED', 'LOCAL', 'test', 1, 2, 3);
            insert into impact (strike_id, session_id, staffing, booked, capacity_left, reason, cause)
                select 1, id, 'NONE', 1, 0, 'Nobody is there', 'IA-STAFF' from session;
            insert into slot (id, session_id, starts_at, ends_at, type)
                select 'f-' || n, 's-' || n %% 4, date_trunc('day', now()) + interval '10 days' + n * interval '20 minutes',
                    date_trunc('day', now()) + interval '10 days 20 minutes' + n * interval '20 minutes', 'ANY'
                from generate_series(0, %1$d) n;
            insert into patient (id, family_name, given_name, birth_date, deceased_on, interpreter, sign_language, double_slot,
                transport, vulnerabilities)
                select 'p-' || n, 'Sample', 'P', date '1950-01-01' + 60 * n, case when n %% 41 = 40 then current_date end,
                    n %% 5 = 0, n %% 35 = 5, n %% 23 = 22, n %% 7 = 3,
                    case n %% 9 when 1 then '{DEMENTIA}' when 2 then '{AUTISM,LOOKED_AFTER}' else '{}' end::text[]
                from generate_series(0, %1$d) n;
            insert into patient_flag (id, patient_id, vulnerability, until_day) values
                ('flag-7', 'p-7', 'SAFEGUARDING', null), ('flag-107', 'p-107', 'SAFEGUARDING', current_date - 2);
            insert into patient_condition (type, id, patient_id, condition, until_day)
                select 'Condition', 'sugar-' || n, 'p-' || n, 'DIABETES', case when n %% 15 = 0 then current_date - 1 end
                    from generate_series(0, %1$d, 5) n
                union all select 'AllergyIntolerance', 'latex-' || n, 'p-' || n, 'LATEX_ALLERGY', null
                    from generate_series(3, %1$d, 21) n;
            insert into patient_unavailability (patient_id, from_day, to_day, weekdays, reason)
                select 'p-' || n, current_date, current_date + 90, '{1,3,5}', 'Dialysis' from generate_series(0, %1$d, 12) n;
            insert into pathway (id, patient_id, specialty, kind, referral_priority, clock_started_on, clock_stopped_on,
                decision_to_treat_on, diagnosis_told_on, diagnostic_requested_on, ubrn)
                select 'w-' || n, 'p-' || n, '130', (array['RTT', 'CANCER', 'DIAGNOSTIC', 'FOLLOW_UP', 'PLANNED'])[1 + n %% 5],
                    (array['ROUTINE', 'URGENT', 'URGENT_SUSPECTED_CANCER'])[1 + n %% 3], current_date - 10 - n,
                    case when n %% 13 = 0 then current_date - 5 end, case when n %% 6 = 1 then current_date - 4 end,
                    case when n %% 8 = 1 then current_date - 6 end, case when n %% 4 = 2 then current_date - 7 end,
                    case when n %% 10 < 3 then '90000000000' || n end
                from generate_series(0, %1$d) n where n %% 17 <> 16;
            insert into appointment (id, patient_id, pathway_id, session_id, slot_id, kind, status, specialty, priority,
                priority_set_on, starts_at, ends_at, mean_minutes, lcad, hospital_cancellations, needs, same_clinician, postponed)
                select 'a-' || n, 'p-' || n, case when n %% 17 <> 16 then 'w-' || n end,
                    case when k.kind = 'OPERATION' then 's-4' else 's-' || n %% 4 end,
                    case when k.kind <> 'OPERATION' then 'f-' || n end, k.kind, 'BOOKED', '130',
                    (array['ROUTINE', 'P2', 'D3', 'URGENT'])[1 + n %% 4], current_date - n %% 60,
                    date_trunc('day', now()) + interval '10 days' + n * interval '20 minutes',
                    date_trunc('day', now()) + interval '10 days 20 minutes' + n * interval '20 minutes',
                    case when k.kind = 'OPERATION' then 1 end, case when n %% 3 = 0 then current_date + n %% 100 end,
                    case when n %% 19 = 18 then 1 else 0 end, case when n %% 6 = 5 then '{chaperone}' else '{}' end::text[],
                    n %% 31 = 30, 0
                from generate_series(0, %1$d) n cross join lateral
                    (select (array['NEW', 'FOLLOW_UP', 'DIAGNOSTIC', 'OPERATION', 'PRE_OP', 'NEW', 'FOLLOW_UP'])[1 + n %% 7]) k(kind);
            insert into appointment (id, patient_id, pathway_id, kind, status, specialty, starts_at, ends_at)
                select 'b-' || n, 'p-' || n, null, 'PRE_OP', 'ATTENDED', '130', now() - interval '20 days',
                    now() - interval '20 days' + interval '1 hour' from generate_series(0, %1$d, 4) n;
            insert into appointment (id, patient_id, kind, status, specialty, starts_at, ends_at)
                select 'o-' || n, 'p-' || n, 'NEW', 'BOOKED', '110', now() + interval '40 days', now() + interval '961 hours'
                from generate_series(0, %1$d, 5) n;
            insert into appointment_link (appointment_id, other_id, type, min_days, max_days)
                select 'a-' || n, 'o-' || n, (array['BEFORE', 'SAME_CLINICIAN', 'SAME_DAY'])[1 + n %% 3], 1, 20
                from generate_series(0, %1$d, 10) n
                union all select 'o-' || n, 'a-' || n, 'AFTER', null, null from generate_series(5, %1$d, 10) n;
            alter table appointment disable trigger user;
            insert into obligation (id, appointment_id, patient_id, kind, owner, due_on, reason, opened_by)
                overriding system value
                select 1000 + n, 'b-' || n, 'p-' || n, 'REBOOK', 'office', current_date, 'Cancelled', 'test'
                from generate_series(0, %1$d, 4) n;
            insert into appointment (id, patient_id, pathway_id, kind, status, specialty, starts_at, ends_at, cancelled_by,
                cancelled_at, obligation_id)
                select 'x-' || n || '-' || i, 'p-' || n, 'w-' || n, case when n %% 7 = 3 then 'OPERATION' else 'NEW' end,
                    'CANCELLED', '130', now() - i * interval '15 days', now() - i * interval '15 days' + interval '1 hour',
                    'HOSPITAL', now() - i * interval '15 days', 1000
                from generate_series(0, %1$d) n, generate_series(1, 2) i where n %% 17 <> 16 and n %% 11 = 0;
            insert into appointment (id, patient_id, pathway_id, kind, status, specialty, starts_at, ends_at, cancelled_by,
                cancelled_at, obligation_id)
                select 'y-' || n, 'p-' || n, 'w-' || n, 'OPERATION', 'CANCELLED', '130', now() - interval '3 days',
                    now() - interval '71 hours', 'HOSPITAL', now() - interval '3 days', 1000
                from generate_series(3, %1$d, 14) n where n %% 17 <> 16;
            insert into obligation (appointment_id, patient_id, kind, owner, due_on, reason, opened_by)
                select 'a-' || n, 'p-' || n, 'DECIDE', 'office', current_date, 'Struck', 'test' from generate_series(0, %1$d) n""";
}
