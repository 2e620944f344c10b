package org.rebook.ehr;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What other systems send comes back unchanged in meaning, in JSON and in XML. */
class NothingForeignIsLostTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Published examples that nobody here wrote, where the variable says that they are at hand. */
    private static final String PUBLISHED = "REBOOK_FHIR_EXAMPLES";

    private static final String STRANGE =
            """
            {"resourceType":"Patient","id":"strange","meta":{"tag":[{"system":"urn:x","code":"y"}]},\
            "contained":[{"resourceType":"Organization","id":"gp","name":"Not referred to"}],\
            "extension":[{"url":"https://example.org/unknown","valueDecimal":1.50},\
            {"url":"https://example.org/nested","extension":[{"url":"a","valueString":"b"}]}],\
            "identifier":[{"extension":[{"url":"https://example.org/in-identifier","valueCode":"c"}],\
            "system":"https://example.org/foreign","value":"F-1"}],\
            "name":[{"family":"Łódź","_family":{"extension":[{"url":"https://example.org/own-name","valueString":"z"}]},"given":["A","B"]}],\
            "_birthDate":{"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/data-absent-reason","valueCode":"unknown"}]}}""";

    @Test
    void keepsExtensionsOfEveryPlaceInJson() throws IOException {
        assertThat(JSON.readTree(FhirR4.json(Received.parsed(STRANGE)))).isEqualTo(JSON.readTree(STRANGE));
    }

    @Test
    void keepsThemThroughXmlAndBack() throws IOException {
        assertThat(JSON.readTree(throughXml(STRANGE))).isEqualTo(JSON.readTree(STRANGE));
    }

    @Test
    void findsTheSameIdentifiersInAnXmlTwin() {
        Resource sent = Received.parsed(STRANGE);
        String xml = FhirR4.xmlParser().encodeResourceToString(sent);
        assertThat(Received.xml(xml).identifiers())
                .isEqualTo(Received.json(STRANGE, null).identifiers());
    }

    @TestFactory
    List<DynamicTest> keepsWhatOthersPublish() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        String folder = System.getenv(PUBLISHED);
        if (folder == null) {
            System.out.println("No published examples were looked at: " + PUBLISHED + " names no folder.");
            return tests;
        }
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            for (Path file : files.sorted().toList()) {
                tests.add(DynamicTest.dynamicTest(file.getFileName().toString(), () -> keeps(file)));
            }
        }
        return tests;
    }

    private static void keeps(Path file) throws IOException {
        String content = Files.readString(file);
        boolean isXml = file.toString().endsWith(".xml");
        Resource sent;
        try {
            sent = isXml ? Received.parsedXml(content) : Received.parsed(content);
        } catch (RefusedResource refused) {
            assertThat(refused.element()).contains(".");
            return;
        }
        String json = FhirR4.json(sent);
        if (!isXml) {
            assertThat(JSON.readTree(json)).isEqualTo(JSON.readTree(content));
        }
        assertThat(JSON.readTree(inOneLine(throughXml(json)))).isEqualTo(JSON.readTree(inOneLine(json)));
    }

    // XHTML gives white space between words no meaning, and HAPI's XML parser folds it.
    private static String inOneLine(String json) {
        return json.replaceAll("(\\\\n|\\\\t| )+", " ");
    }

    private static String throughXml(String json) {
        String xml = FhirR4.xmlParser().encodeResourceToString(Received.parsed(json));
        return FhirR4.json(Received.parsedXml(xml));
    }
}
