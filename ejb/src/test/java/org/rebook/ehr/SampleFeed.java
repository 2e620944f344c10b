package org.rebook.ehr;

import java.util.ArrayList;
import java.util.List;

/** A small clinic and the patients booked into it, as an EHR sends them. */
final class SampleFeed {

    static final String ORGANIZATION =
            """
            {"resourceType":"Organization","id":"ral","identifier":[{"system":"https://fhir.nhs.uk/Id/ods-organization-code",\
            "value":"RAL"}],"name":"Royal Sample"}""";
    static final String LOCATION =
            """
            {"resourceType":"Location","id":"RAL01","identifier":[{"system":"https://fhir.nhs.uk/Id/ods-site-code",\
            "value":"RAL01"}],"name":"Hill Hospital","managingOrganization":{"reference":"Organization/ral"}}""";
    static final String PRACTITIONER =
            """
            {"resourceType":"Practitioner","id":"doctor","name":[{"family":"Okafor","given":["Ada"]}]}""";
    static final String ROLE =
            """
            {"resourceType":"PractitionerRole","id":"role","practitioner":{"reference":"Practitioner/doctor"},\
            "code":[{"coding":[{"system":"https://rebook.org/fhir/CodeSystem/staff-grade","code":"consultant"}]}],\
            "specialty":[{"coding":[{"system":"https://fhir.hl7.org.uk/CodeSystem/UKCore-PracticeSettingCode","code":"320"}]}]}""";
    static final String CLINIC =
            """
            {"resourceType":"HealthcareService","id":"cardiology","name":"Cardiology clinic",\
            "specialty":[{"coding":[{"system":"https://fhir.hl7.org.uk/CodeSystem/UKCore-PracticeSettingCode","code":"320"}]}],\
            "location":[{"reference":"Location/RAL01"}],"extension":[{"url":"https://rebook.org/fhir/StructureDefinition/clinic-staffing",\
            "extension":[{"url":"role","valueString":"Consultant"},{"url":"grade","valueCode":"consultant"},\
            {"url":"needed","valueInteger":1},{"url":"minimum","valueInteger":1}]}]}""";
    static final String SCHEDULE =
            """
            {"resourceType":"Schedule","id":"monday","actor":[{"reference":"HealthcareService/cardiology"},\
            {"reference":"PractitionerRole/role"}],"planningHorizon":{"start":"2026-04-27T09:00:00+01:00","end":"2026-04-27T13:00:00+01:00"}}""";

    private SampleFeed() {}

    static String slot(int number) {
        return """
                {"resourceType":"Slot","id":"slot-%1$d","schedule":{"reference":"Schedule/monday"},"status":"free",\
                "start":"2026-04-27T%2$02d:%3$02d:00+01:00","end":"2026-04-27T%2$02d:%4$02d:00+01:00"}"""
                .formatted(number, 9 + number / 6, number % 6 * 10, number % 6 * 10 + 9);
    }

    static String patient(int number) {
        return """
                {"resourceType":"Patient","id":"patient-%d","name":[{"family":"Sample","given":["P%d"]}],"birthDate":"1960-01-01"}"""
                .formatted(number, number);
    }

    static String referral(int number) {
        return """
                {"resourceType":"ServiceRequest","id":"referral-%1$d","status":"active","intent":"order",\
                "subject":{"reference":"Patient/patient-%1$d"}}"""
                .formatted(number);
    }

    static String appointment(int patient, int slot, String more) {
        return """
                {"resourceType":"Appointment","id":"appointment-%1$d","status":"booked","start":"2026-04-27T%3$02d:%4$02d:00+01:00",\
                "end":"2026-04-27T%3$02d:%5$02d:00+01:00","slot":[{"reference":"Slot/slot-%2$d"}],\
                "basedOn":[{"reference":"ServiceRequest/referral-%1$d"}],\
                "participant":[{"actor":{"reference":"Patient/patient-%1$d"},"status":"accepted"}]%6$s}"""
                .formatted(patient, slot, 9 + slot / 6, slot % 6 * 10, slot % 6 * 10 + 9, more);
    }

    /** Everything up to the clinic's session and its 24 slots. */
    static List<String> clinic() {
        List<String> lines = new ArrayList<>(List.of(ORGANIZATION, LOCATION, PRACTITIONER, ROLE, CLINIC, SCHEDULE));
        for (int slot = 0; slot < 24; slot++) {
            lines.add(slot(slot));
        }
        return lines;
    }

    /** A clinic whose slots are all booked. */
    static List<String> fullClinic() {
        List<String> lines = clinic();
        for (int number = 0; number < 24; number++) {
            lines.add(patient(number));
            lines.add(referral(number));
        }
        for (int number = 0; number < 24; number++) {
            lines.add(appointment(number, number, ""));
        }
        return lines;
    }
}
