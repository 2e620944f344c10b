package org.rebook.ehr;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.List;
import java.util.TimeZone;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Extension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rebook.ehr.ResourceIntake.OnConflict;

/** What the feed says of a patient, a pathway, a clinic and an appointment is there for the rules. */
class FactsOfTheFeedTest {

    private static final String OURS = "https://rebook.org/fhir/StructureDefinition/";

    private final SampleDatabase database = SampleDatabase.empty();

    @BeforeEach
    void openTheClinic() {
        take(SampleFeed.clinic());
        take(List.of(SampleFeed.patient(1), SampleFeed.referral(1)));
    }

    @Test
    void knowsWhatMakesAPatientVulnerable() {
        take(
                """
                {"resourceType":"Patient","id":"patient-1","extension":[{"url":"%1$svulnerability","valueCode":"dementia"},\
                {"url":"%1$svulnerability","valueCode":"looked-after"},{"url":"%1$ssign-language","valueBoolean":true},\
                {"url":"%1$sdouble-slot","valueBoolean":true}]}"""
                        .formatted(OURS));
        assertThat(patient("concat_ws(' ', vulnerabilities, sign_language, interpreter, double_slot)"))
                .containsExactly("{DEMENTIA,LOOKED_AFTER} t t t");
        take(SampleFeed.patient(1));
        assertThat(patient("concat_ws(' ', vulnerabilities, sign_language, interpreter, double_slot)"))
                .containsExactly("{} f f f");
    }

    @Test
    void knowsWhoSignsByTheLanguageOrTheWayToBeContacted() {
        take(
                """
                {"resourceType":"Patient","id":"patient-1","communication":[{"language":{"coding":[{"system":"urn:ietf:bcp:47",\
                "code":"bfi"}]}}]}""");
        assertThat(patient("sign_language")).containsExactly("t");
        take(
                """
                {"resourceType":"Patient","id":"patient-1","extension":[{"url":\
                "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-ContactPreference","extension":[{"url":\
                "PreferredContactMethod","valueCodeableConcept":{"coding":[{"code":"7"}]}}]}]}""");
        assertThat(patient("sign_language")).containsExactly("t");
    }

    @Test
    void believesAnAlertAsLongAsItIsActive() {
        String flag =
                """
                {"resourceType":"Flag","id":"alert","status":"%s","subject":{"reference":"Patient/patient-1"},\
                "code":{"coding":[{"system":"https://rebook.org/fhir/CodeSystem/vulnerability","code":"safeguarding"}]}}""";
        take(flag.formatted("active"));
        assertThat(database.rows("select patient_id || ' ' || vulnerability from patient_flag"))
                .containsExactly("patient-1 SAFEGUARDING");
        take(flag.formatted("inactive"));
        assertThat(database.rows("select id from patient_flag")).isEmpty();
    }

    /** An EHR may write London's midnight as 23:00 of the day before. */
    @Test
    void endsAnAlertOnTheDayThatLondonHasThen() {
        String flag =
                """
                {"resourceType":"Flag","id":"alert","status":"active","subject":{"reference":"Patient/patient-1"},\
                "code":{"coding":[{"system":"https://rebook.org/fhir/CodeSystem/vulnerability","code":"safeguarding"}]},\
                "period":{"end":"%s"}}""";
        for (String end :
                List.of("2033-07-01", "2033-06-30T23:00:00Z", "2033-07-01T22:59:59Z", "2033-07-01T00:00:00+01:00")) {
            take(flag.formatted(end));
            assertThat(database.rows("select until_day from patient_flag"))
                    .as(end)
                    .containsExactly("2033-07-01");
        }
    }

    @Test
    void knowsTheDayOfADeathWhereverTheServerStands() {
        TimeZone own = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
            for (String died : List.of("2033-07-01", "2033-06-30T23:00:00Z", "2033-07-01T22:59:59Z", "2033-07")) {
                take("""
                        {"resourceType":"Patient","id":"patient-1","deceasedDateTime":"%s"}"""
                        .formatted(died));
                assertThat(patient("cast(deceased_on as text)")).as(died).containsExactly("2033-07-01");
            }
        } finally {
            TimeZone.setDefault(own);
        }
    }

    @Test
    void keepsAnAlertThatSaysSomethingElse() {
        take(
                """
                {"resourceType":"Flag","id":"alert","status":"active","subject":{"reference":"Patient/patient-1"},\
                "code":{"text":"Bites"}}""");
        assertThat(database.rows("select id from patient_flag")).isEmpty();
        assertThat(database.rows("select id from fhir_resource where type = 'Flag'"))
                .containsExactly("alert");
    }

    @Test
    void knowsALatexAllergyUntilItIsRefuted() {
        String allergy =
                """
                {"resourceType":"AllergyIntolerance","id":"latex","clinicalStatus":{"coding":[{"system":\
                "http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical","code":"active"}]},"verificationStatus":\
                {"coding":[{"system":"http://terminology.hl7.org/CodeSystem/allergyintolerance-verification","code":"%s"}]},\
                "code":{"coding":[{"system":"http://snomed.info/sct","code":"%s"}]},"patient":{"reference":"Patient/patient-1"}}""";
        for (String code : List.of("111088007", "300916003", "1003755004")) {
            take(allergy.formatted("confirmed", code));
            assertThat(conditions()).containsExactly("patient-1 LATEX_ALLERGY");
            take(allergy.formatted("refuted", code));
            assertThat(conditions()).isEmpty();
        }
        take(allergy.formatted("confirmed", "91936005"));
        assertThat(conditions()).isEmpty();
    }

    @Test
    void knowsDiabetesBySnomedAndByIcdUntilItIsResolved() {
        String problem =
                """
                {"resourceType":"Condition","id":"problem","clinicalStatus":{"coding":[{"system":\
                "http://terminology.hl7.org/CodeSystem/condition-clinical","code":"%s"}]},\
                "code":{"coding":[{"system":"%s","code":"%s"}]},"subject":{"reference":"Patient/patient-1"}}""";
        take(problem.formatted("active", "http://snomed.info/sct", "44054006"));
        assertThat(conditions()).containsExactly("patient-1 DIABETES");
        take(problem.formatted("resolved", "http://snomed.info/sct", "44054006"));
        assertThat(conditions()).isEmpty();
        take(problem.formatted("active", "http://hl7.org/fhir/sid/icd-10", "E14.9"));
        assertThat(conditions()).containsExactly("patient-1 DIABETES");
        take(problem.formatted("active", "http://hl7.org/fhir/sid/icd-10", "E15"));
        assertThat(conditions()).isEmpty();
    }

    @Test
    void knowsFromAnAlertWhoGoesFirstOnAList() {
        String flag =
                """
                {"resourceType":"Flag","id":"alert","status":"%s","subject":{"reference":"Patient/patient-1"},\
                "period":{"end":"2026-05-01"},"code":{"coding":[{"system":\
                "https://rebook.org/fhir/CodeSystem/theatre-condition","code":"latex-allergy"}]}}""";
        take(flag.formatted("active"));
        assertThat(database.rows("select concat_ws(' ', patient_id, condition, until_day) from patient_condition"))
                .containsExactly("patient-1 LATEX_ALLERGY 2026-05-01");
        take(flag.formatted("inactive"));
        assertThat(conditions()).isEmpty();
    }

    private List<String> conditions() {
        return database.rows("select patient_id || ' ' || condition from patient_condition");
    }

    @Test
    void countsThePiecesOfKitThatAreInUse() {
        String robot =
                """
                {"resourceType":"Device","id":"robot-%d","status":"%s","type":{"coding":[{"system":\
                "https://rebook.org/fhir/CodeSystem/kit","code":"robot"}]},"location":{"reference":"Location/RAL01"}%s}""";
        take(robot.formatted(1, "active", ""));
        take(robot.formatted(
                2, "active", ",\"extension\":[{\"url\":\"" + OURS + "uses-per-day\",\"valueInteger\":3}]"));
        String counted = "select concat_ws(' ', site_id, code, sum(uses_per_day)) from kit group by site_id, code";
        assertThat(database.rows(counted)).containsExactly("RAL01 robot 4");
        take(robot.formatted(1, "inactive", ""));
        assertThat(database.rows(counted)).containsExactly("RAL01 robot 3");
        take(
                """
                {"resourceType":"Device","id":"robot-2","status":"active","type":{"text":"Kettle"}}""");
        assertThat(database.rows(counted)).isEmpty();
    }

    @Test
    void knowsAWardsBedsForEachWeekdayAndThatItIsNoSite() {
        String ward =
                """
                {"resourceType":"Location","id":"ward-7","status":"%s","name":"Ward 7","physicalType":{"coding":[{"system":\
                "http://terminology.hl7.org/CodeSystem/location-physical-type","code":"wd"}]},"partOf":{"reference":\
                "Location/RAL01"},"extension":[{"url":"%2$sward-specialty","valueCode":"110"},{"url":"%2$sbeds-for-operations",\
                "extension":[{"url":"beds","valueInteger":6}]},{"url":"%2$sbeds-for-operations","extension":[{"url":"beds",\
                "valueInteger":2},{"url":"weekday","valuePositiveInt":6},{"url":"weekday","valuePositiveInt":7}]}]}""";
        take(ward.formatted("active", OURS));
        assertThat(database.rows("select concat_ws(' ', id, name, site_id, specialties, beds) from ward"))
                .containsExactly("ward-7 Ward 7 RAL01 {110} {6,6,6,6,6,2,2}");
        assertThat(database.rows("select id from site")).containsExactly("RAL01");
        take(ward.formatted("inactive", OURS));
        assertThat(database.rows("select id from ward")).isEmpty();
        assertThat(database.rows("select id from site")).containsExactly("RAL01");
    }

    @Test
    void knowsEveryPartOfAPathwaysClock() {
        take(
                """
                {"resourceType":"ServiceRequest","id":"referral-1","status":"active","intent":"order",\
                "subject":{"reference":"Patient/patient-1"},"extension":[{"url":"%spathway-clock","extension":[\
                {"url":"kind","valueCode":"cancer"},{"url":"start","valueDate":"2026-03-01"},\
                {"url":"diagnosis-told","valueDate":"2026-03-20"},{"url":"decision-to-treat","valueDate":"2026-03-25"},\
                {"url":"diagnostic-requested","valueDate":"2026-03-03"}]}]}"""
                        .formatted(OURS));
        assertThat(
                        database.rows(
                                """
                select concat_ws(' ', clock_started_on, diagnosis_told_on, decision_to_treat_on, diagnostic_requested_on)
                from pathway where id = 'referral-1'"""))
                .containsExactly("2026-03-01 2026-03-20 2026-03-25 2026-03-03");
    }

    @Test
    void knowsWhatAClinicCanDoAndWhomItSees() {
        take(SampleFeed.CLINIC.replace(
                "\"extension\":[{\"url\":\"" + OURS + "clinic-staffing",
                """
                "extension":[{"url":"%1$scapability","valueCode":"general-anaesthetic"},\
                {"url":"%1$scapability","valueCode":"chaperone"},{"url":"%1$sleast-age","valueInteger":1},\
                {"url":"%1$sgreatest-age","valueInteger":15},{"url":"%1$sclinic-staffing"""
                        .formatted(OURS)));
        assertThat(database.rows("select concat_ws(' ', capabilities, least_age, greatest_age) from clinic"))
                .containsExactly("{chaperone,general-anaesthetic} 1 15");
    }

    @Test
    void knowsWhatAnAppointmentNeedsAndSaysItAgain() {
        take(SampleFeed.appointment(
                1,
                1,
                """
                ,"extension":[{"url":"%1$sneeds","valueCode":"chaperone"},{"url":"%1$sneeds","valueCode":"kit-7"},{"url":"%1$sbed-days","valueInteger":3},\
                {"url":"%1$sarrangement","valueString":"Representative of \\"Acme\\", with kit"},\
                {"url":"%1$ssame-clinician","valueBoolean":true},{"url":"%1$spostponed","valueInteger":1}]"""
                        .formatted(OURS)));
        assertThat(
                        database.rows(
                                "select concat_ws(' ', needs, array_to_string(arrangements, ';'), same_clinician, postponed, bed_days) from appointment"))
                .containsExactly("{chaperone,kit-7} Representative of \"Acme\", with kit t 1 3");
        Appointment shown = rendered();
        assertThat(shown.getExtensionsByUrl(OURS + "needs"))
                .extracting(Extension::getValueAsPrimitive)
                .extracting(value -> value.getValueAsString())
                .containsExactly("chaperone", "kit-7");
        assertThat(shown.getExtensionByUrl(OURS + "arrangement")
                        .getValueAsPrimitive()
                        .getValueAsString())
                .isEqualTo("Representative of \"Acme\", with kit");
        assertThat(shown.getExtensionByUrl(OURS + "bed-days")
                        .getValueAsPrimitive()
                        .getValueAsString())
                .isEqualTo("3");
        assertThat(shown.getExtensionByUrl(OURS + "same-clinician")
                        .getValueAsPrimitive()
                        .getValueAsString())
                .isEqualTo("true");
        assertThat(shown.getExtensionByUrl(OURS + "postponed")
                        .getValueAsPrimitive()
                        .getValueAsString())
                .isEqualTo("1");
    }

    /** The appointment as Rebook would tell an EHR that has never seen it. */
    private Appointment rendered() {
        return database.inTransaction(connection -> {
            try (PreparedStatement query = connection.prepareStatement(AppointmentState.QUERY)) {
                query.setArray(1, connection.createArrayOf("text", new String[] {"appointment-1"}));
                try (ResultSet row = query.executeQuery()) {
                    row.next();
                    return FhirAppointments.parsed(AppointmentRendering.whole(AppointmentState.of(row)));
                }
            }
        });
    }

    private List<String> patient(String columns) {
        return database.rows("select " + columns + " from patient where id = 'patient-1'");
    }

    private void take(String line) {
        take(List.of(line));
    }

    private void take(List<String> lines) {
        List<Taken> taken = database.inTransaction(connection -> new ResourceIntake(connection, OnConflict.REFUSE, null)
                .take(lines.stream().map(line -> Received.json(line, null)).toList()));
        assertThat(taken).allMatch(one -> one.note() == null);
    }
}
