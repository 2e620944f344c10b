package org.rebook.ear.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rebook.ear.Sql;

/** What another system meets when it sends and reads over FHIR. */
class FhirIT {

    private final String own = "fhir-" + UUID.randomUUID().toString().substring(0, 8);
    private Ehr ehr;

    @BeforeEach
    void getAToken() throws Exception {
        ehr = Ehr.withToken();
    }

    @Test
    void comesBackAsItWasSentInJsonAndXml() throws Exception {
        String extension = "{\"url\":\"https://example.org/unknown\",\"valueDecimal\":1.50}";
        assertThat(ehr.put("/fhir/Patient/" + own, patient(",\"extension\":[" + extension + "]"))
                        .statusCode())
                .isEqualTo(201);
        assertThat(ehr.get("/fhir/Patient/" + own).body()).contains(extension);
        assertThat(ehr.getXml("/fhir/Patient/" + own).body())
                .contains("https://example.org/unknown")
                .contains("<valueDecimal value=\"1.50\"");
        assertThat(ehr.send(
                                "PUT",
                                "/fhir/Patient/" + own,
                                ehr.getXml("/fhir/Patient/" + own).body(),
                                Ehr.XML)
                        .statusCode())
                .isEqualTo(200);
        assertThat(ehr.get("/fhir/Patient/" + own).body()).contains(extension);
    }

    @Test
    void changesNothingWhenTheSameComesAgain() throws Exception {
        ehr.put("/fhir/Patient/" + own, patient(""));
        HttpResponse<String> again = ehr.put("/fhir/Patient/" + own, patient("").replace(",", ", "));
        assertThat(again.headers().firstValue("ETag")).hasValue("W/\"1\"");
        assertThat(again.body()).contains("Nothing has changed");
    }

    @Test
    void refusesAChangeByWhoHasNotSeenTheLatest() throws Exception {
        ehr.put("/fhir/Patient/" + own, patient(""));
        Map<String, String> seen = Map.of("Content-Type", "application/fhir+json", "If-Match", "W/\"7\"");
        assertThat(ehr.send("PUT", "/fhir/Patient/" + own, patient(",\"active\":true"), seen)
                        .statusCode())
                .isEqualTo(412);
        assertThat(ehr.get("/fhir/Patient/" + own).body()).doesNotContain("active");
    }

    @Test
    void keepsEveryVersion() throws Exception {
        ehr.put("/fhir/Patient/" + own, patient(""));
        ehr.put("/fhir/Patient/" + own, patient(",\"active\":true"));
        assertThat(ehr.get("/fhir/Patient/" + own + "/_history/1").body()).doesNotContain("active");
        assertThat(ehr.get("/fhir/Patient/" + own + "/_history/2").body()).contains("active");
    }

    @Test
    void namesTheElementThatItRefuses() throws Exception {
        HttpResponse<String> refused = ehr.put(
                "/fhir/Patient/" + own,
                patient(
                        ",\"identifier\":[{\"system\":\"https://fhir.nhs.uk/Id/nhs-number\",\"value\":\"1234567890\"}]"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("\"expression\":[\"Patient.identifier\"]")
                .contains("1234567890");
        assertThat(ehr.get("/fhir/Patient/" + own).statusCode()).isEqualTo(404);
    }

    @Test
    void showsTheBeginningOfAHugeValue() throws Exception {
        HttpResponse<String> refused = ehr.put(
                "/fhir/Patient/" + own,
                patient(",\"identifier\":[{\"system\":\"https://fhir.nhs.uk/Id/nhs-number\",\"value\":\"%s\"}]"
                        .formatted("9".repeat(10_000))));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Patient.identifier", "999").hasSizeLessThan(3_000);
    }

    @Test
    void keepsWhatRefersToSomethingUnknownAndSaysSo() throws Exception {
        HttpResponse<String> kept = ehr.put(
                "/fhir/Slot/" + own,
                """
                {"resourceType":"Slot","id":"%s","schedule":{"reference":"Schedule/nowhere"},"status":"free",\
                "start":"2026-04-27T09:00:00Z","end":"2026-04-27T09:10:00Z"}"""
                        .formatted(own));
        assertThat(kept.statusCode()).isEqualTo(201);
        assertThat(kept.body()).contains("Slot.schedule").contains("Schedule/nowhere");
        assertThat(ehr.get("/fhir/Slot/" + own).statusCode()).isEqualTo(200);
    }

    @Test
    void takesATransactionWholeOrNotAtAll() throws Exception {
        HttpResponse<String> refused = ehr.post("/fhir", bundle("2026-13-01"));
        assertThat(refused.statusCode()).isBetween(400, 422);
        assertThat(ehr.get("/fhir/Patient/" + own).statusCode()).isEqualTo(404);
        assertThat(ehr.post("/fhir", bundle("2026-12-01")).statusCode()).isEqualTo(200);
        assertThat(ehr.get("/fhir/Patient/" + own).statusCode()).isEqualTo(200);
        assertThat(Sql.number("select count(*) from pathway where patient_id = '" + own + "'"))
                .isEqualTo(1);
    }

    @Test
    void refusesASearchItDoesNotUnderstand() throws Exception {
        assertThat(ehr.get("/fhir/Slot?colour=red").statusCode()).isEqualTo(400);
        assertThat(ehr.get("/fhir/Slot?status=green").statusCode()).isEqualTo(400);
    }

    @Test
    void findsAPatientByIdentifier() throws Exception {
        ehr.put(
                "/fhir/Patient/" + own,
                patient(",\"identifier\":[{\"system\":\"https://example.org/id\",\"value\":\"" + own + "\"}]"));
        assertThat(ehr.get("/fhir/Patient?identifier=https://example.org/id%7C" + own)
                        .body())
                .contains("\"total\":1");
        assertThat(ehr.get("/fhir/Patient?identifier=https://example.org/other%7C" + own)
                        .body())
                .contains("\"total\":0");
    }

    @Test
    void readsNoFileForADoctype() throws Exception {
        String xml =
                """
                <?xml version="1.0"?><!DOCTYPE p [<!ENTITY x SYSTEM "file:///etc/hostname">]>
                <Patient xmlns="http://hl7.org/fhir"><id value="%s"/><name><family value="&x;"/></name></Patient>"""
                        .formatted(own);
        assertThat(ehr.send("PUT", "/fhir/Patient/" + own, xml, Ehr.XML).statusCode())
                .isBetween(400, 422);
        assertThat(ehr.get("/fhir/Patient/" + own).statusCode()).isEqualTo(404);
    }

    @Test
    void answersFaultsInFhirAndNeverWithAPage() throws Exception {
        for (HttpResponse<String> answer : List.of(
                ehr.get("/fhir/Patient/nobody"),
                ehr.put("/fhir/Patient/" + own, "{\"resourceType\":"),
                ehr.send("DELETE", "/fhir/Patient/" + own, "", Map.of()),
                Ehr.with("").get("/fhir/Patient/" + own),
                Ehr.with(Ehr.tokenOf("operator")).get("/fhir/Patient/" + own))) {
            assertThat(answer.body())
                    .contains("OperationOutcome")
                    .doesNotContain("<html")
                    .doesNotContain("\tat ");
        }
    }

    private String patient(String more) {
        return "{\"resourceType\":\"Patient\",\"id\":\"%s\",\"name\":[{\"family\":\"Sample\",\"given\":[\"Sam\"]}]%s}"
                .formatted(own, more);
    }

    private String bundle(String authored) {
        return """
                {"resourceType":"Bundle","type":"transaction","entry":[\
                {"fullUrl":"urn:uuid:1","resource":{"resourceType":"ServiceRequest","id":"%1$s","status":"active","intent":"order",\
                "authoredOn":"%2$s","subject":{"reference":"urn:uuid:2"}},"request":{"method":"PUT","url":"ServiceRequest/%1$s"}},\
                {"fullUrl":"urn:uuid:2","resource":%3$s,"request":{"method":"PUT","url":"Patient/%1$s"}}]}"""
                .formatted(own, authored, patient(""));
    }
}
