package org.rebook.ehr;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each refusal names the element and shows the value. */
class RefusedElementsTest {

    private static final String OURS = "https://rebook.org/fhir/StructureDefinition/";

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(
                        "Patient.identifier",
                        "9912003890",
                        """
                        {"resourceType":"Patient","id":"a","identifier":[{"system":"https://fhir.nhs.uk/Id/nhs-number","value":"9912003890"}]}"""),
                Arguments.of(
                        "Patient.extension(unavailability).period",
                        "2026-05-01",
                        """
                        {"resourceType":"Patient","id":"a","extension":[{"url":"%sunavailability","extension":[{"url":"period",\
                        "valuePeriod":{"start":"2026-05-02","end":"2026-05-01"}}]}]}"""
                                .formatted(OURS)),
                Arguments.of(
                        "PractitionerRole.code",
                        "wizard",
                        """
                        {"resourceType":"PractitionerRole","id":"a","practitioner":{"reference":"Practitioner/b"},"code":[{"coding":\
                        [{"system":"https://rebook.org/fhir/CodeSystem/staff-grade","code":"wizard"}]}]}"""),
                Arguments.of(
                        "HealthcareService.type",
                        "circus",
                        """
                        {"resourceType":"HealthcareService","id":"a","type":[{"coding":\
                        [{"system":"https://rebook.org/fhir/CodeSystem/clinic-kind","code":"circus"}]}]}"""),
                Arguments.of(
                        "HealthcareService.extension(clinic-staffing)",
                        "needs 1 and at least 2",
                        """
                        {"resourceType":"HealthcareService","id":"a","extension":[{"url":"%sclinic-staffing","extension":\
                        [{"url":"role","valueString":"Nurse"},{"url":"grade","valueCode":"nurse"},{"url":"needed","valueInteger":1},\
                        {"url":"minimum","valueInteger":2}]}]}"""
                                .formatted(OURS)),
                Arguments.of(
                        "extension(Extension-UKCore-DeliveryChannel)",
                        "Pigeon",
                        """
                        {"resourceType":"HealthcareService","id":"a","extension":[{"url":\
                        "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-DeliveryChannel","valueCode":"Pigeon"}]}"""),
                Arguments.of(
                        "Schedule.planningHorizon",
                        "2026-04-27T08:00:00Z",
                        """
                        {"resourceType":"Schedule","id":"a","actor":[{"reference":"HealthcareService/b"}],\
                        "planningHorizon":{"start":"2026-04-27T09:00:00Z","end":"2026-04-27T08:00:00Z"}}"""),
                Arguments.of(
                        "Slot.end",
                        "2026-04-27T09:00:00Z",
                        """
                        {"resourceType":"Slot","id":"a","schedule":{"reference":"Schedule/b"},"status":"free",\
                        "start":"2026-04-27T09:00:00Z","end":"2026-04-27T09:00:00Z"}"""),
                Arguments.of(
                        "Slot.schedule",
                        "names no Schedule",
                        """
                        {"resourceType":"Slot","id":"a","schedule":{"display":"some day"},"status":"free",\
                        "start":"2026-04-27T09:00:00Z","end":"2026-04-27T09:10:00Z"}"""),
                Arguments.of(
                        "ServiceRequest.extension(pathway-clock).kind",
                        "cuckoo",
                        """
                        {"resourceType":"ServiceRequest","id":"a","status":"active","intent":"order","subject":{"reference":"Patient/b"},\
                        "extension":[{"url":"%spathway-clock","extension":[{"url":"kind","valueCode":"cuckoo"}]}]}"""
                                .formatted(OURS)),
                Arguments.of(
                        "Appointment.start",
                        "is missing",
                        """
                        {"resourceType":"Appointment","id":"a","status":"booked",\
                        "participant":[{"actor":{"reference":"Patient/b"},"status":"accepted"}]}"""),
                Arguments.of(
                        "Appointment.extension(clinical-priority)",
                        "P9",
                        """
                        {"resourceType":"Appointment","id":"a","status":"cancelled","extension":[{"url":"%sclinical-priority",\
                        "valueCode":"P9"}],"participant":[{"actor":{"reference":"Patient/b"},"status":"accepted"}]}"""
                                .formatted(OURS)),
                Arguments.of(
                        "Patient.extension(vulnerability)",
                        "shyness",
                        """
                        {"resourceType":"Patient","id":"a","extension":[{"url":"%svulnerability","valueCode":"shyness"}]}"""
                                .formatted(OURS)),
                Arguments.of(
                        "Patient.extension(sign-language)",
                        "perhaps",
                        """
                        {"resourceType":"Patient","id":"a","extension":[{"url":"%ssign-language","valueString":"perhaps"}]}"""
                                .formatted(OURS)),
                Arguments.of(
                        "Flag.code",
                        "shyness",
                        """
                        {"resourceType":"Flag","id":"a","status":"active","subject":{"reference":"Patient/b"},"code":{"coding":\
                        [{"system":"https://rebook.org/fhir/CodeSystem/vulnerability","code":"shyness"}]}}"""),
                Arguments.of(
                        "Device.extension(uses-per-day)",
                        "0 cannot be",
                        """
                        {"resourceType":"Device","id":"a","extension":[{"url":"%suses-per-day","valueInteger":0}]}"""
                                .formatted(OURS)),
                Arguments.of(
                        "Device.type",
                        "big robot",
                        """
                        {"resourceType":"Device","id":"a","type":{"coding":[{"system":\
                        "https://rebook.org/fhir/CodeSystem/kit","code":"big robot"}]}}"""),
                Arguments.of(
                        "Device.location",
                        "names no Location",
                        """
                        {"resourceType":"Device","id":"a","type":{"coding":[{"system":\
                        "https://rebook.org/fhir/CodeSystem/kit","code":"robot"}]}}"""),
                Arguments.of(
                        "Location.extension(beds-for-operations).weekday",
                        "8",
                        """
                        {"resourceType":"Location","id":"a","partOf":{"reference":"Location/b"},"physicalType":{"coding":\
                        [{"system":"http://terminology.hl7.org/CodeSystem/location-physical-type","code":"wd"}]},"extension":\
                        [{"url":"%sbeds-for-operations","extension":[{"url":"beds","valueInteger":6},\
                        {"url":"weekday","valuePositiveInt":8}]}]}"""
                                .formatted(OURS)),
                Arguments.of(
                        "Appointment.extension(bed-days)",
                        "61",
                        """
                        {"resourceType":"Appointment","id":"a","status":"cancelled","extension":[{"url":"%sbed-days",\
                        "valueInteger":61}],"participant":[{"actor":{"reference":"Patient/b"},"status":"accepted"}]}"""
                                .formatted(OURS)),
                Arguments.of(
                        "Flag.code",
                        "hay-fever",
                        """
                        {"resourceType":"Flag","id":"a","status":"active","subject":{"reference":"Patient/b"},"code":{"coding":\
                        [{"system":"https://rebook.org/fhir/CodeSystem/theatre-condition","code":"hay-fever"}]}}"""),
                Arguments.of(
                        "ServiceRequest.extension(pathway-clock).decision-to-treat",
                        "soon",
                        """
                        {"resourceType":"ServiceRequest","id":"a","status":"active","intent":"order","subject":{"reference":"Patient/b"},\
                        "extension":[{"url":"%spathway-clock","extension":[{"url":"kind","valueCode":"cancer"},\
                        {"url":"decision-to-treat","valueString":"soon"}]}]}"""
                                .formatted(OURS)),
                Arguments.of(
                        "HealthcareService.extension(greatest-age)",
                        "15 is less than the least age, 18",
                        """
                        {"resourceType":"HealthcareService","id":"a","extension":[{"url":"%1$sleast-age","valueInteger":18},\
                        {"url":"%1$sgreatest-age","valueInteger":15}]}"""
                                .formatted(OURS)),
                Arguments.of(
                        "HealthcareService.extension(least-age)",
                        "-1",
                        """
                        {"resourceType":"HealthcareService","id":"a","extension":[{"url":"%sleast-age","valueInteger":-1}]}"""
                                .formatted(OURS)),
                Arguments.of(
                        "HealthcareService.extension(capability)",
                        "big room",
                        """
                        {"resourceType":"HealthcareService","id":"a","extension":[{"url":"%scapability","valueCode":"big room"}]}"""
                                .formatted(OURS)),
                Arguments.of(
                        "Appointment.extension(needs)",
                        "general anaesthetic",
                        """
                        {"resourceType":"Appointment","id":"a","status":"cancelled","extension":[{"url":"%sneeds",\
                        "valueCode":"general anaesthetic"}],"participant":[{"actor":{"reference":"Patient/b"},"status":"accepted"}]}"""
                                .formatted(OURS)),
                Arguments.of(
                        "Appointment.extension(postponed)",
                        "-1",
                        """
                        {"resourceType":"Appointment","id":"a","status":"cancelled","extension":[{"url":"%spostponed",\
                        "valueInteger":-1}],"participant":[{"actor":{"reference":"Patient/b"},"status":"accepted"}]}"""
                                .formatted(OURS)),
                Arguments.of(
                        "Appointment.participant",
                        "names no Patient",
                        """
                        {"resourceType":"Appointment","id":"a","status":"cancelled","participant":[{"status":"accepted"}]}"""));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void namesTheElementAndTheValue(String element, String value, String json) {
        Received received = Received.json(json, null);
        assertThatThrownBy(() -> Projections.of(received.type()).row(received.resource()))
                .isInstanceOf(RefusedResource.class)
                .hasMessageContaining(element)
                .hasMessageContaining(value);
    }

    static Stream<Arguments> notR4() {
        return Stream.of(
                Arguments.of("Patient.colour", "{\"resourceType\":\"Patient\",\"id\":\"a\",\"colour\":\"red\"}"),
                Arguments.of("Bundle.type", "{\"resourceType\":\"Bundle\",\"id\":\"a\",\"type\":\"search\"}"),
                Arguments.of("Patient.id", "{\"resourceType\":\"Patient\"}"),
                Arguments.of("Patient.id", "{\"resourceType\":\"Patient\",\"id\":\"a b\"}"),
                Arguments.of("Patient", "{\"resourceType\":\"Patient\","));
    }

    @ParameterizedTest
    @MethodSource("notR4")
    void namesTheElementThatIsNotR4(String element, String json) {
        assertThatThrownBy(() -> Received.json(json, null))
                .isInstanceOf(RefusedResource.class)
                .hasMessageStartingWith(element);
    }

    @ParameterizedTest
    @MethodSource("knownQuirks")
    void takesWhatNhsSystemsAreKnownToSend(String json) {
        Received received = Received.json(json, null);
        Projections.of(received.type()).row(received.resource());
    }

    static Stream<String> knownQuirks() {
        return Stream.of(
                """
                {"resourceType":"Slot","id":"a","Schedule":{"reference":"Schedule/b"},"status":"free",\
                "start":"2026-04-27T09:00:00Z","end":"2026-04-27T09:10:00Z"}""",
                """
                {"resourceType":"Appointment","id":"a","status":"cancelled","basedOn":{"reference":"ServiceRequest/c"},\
                "participant":[{"actor":{"reference":"Patient/b"},"status":"accepted"}]}""",
                """
                {"resourceType":"Slot","id":"a","schedule":{"reference":"Schedule/b"},"status":"free","extension":[{"url":\
                "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-DeliveryChannel","valueCode":"Telephone"}],\
                "start":"2026-04-27T09:00:00Z","end":"2026-04-27T09:10:00Z"}""");
    }
}
