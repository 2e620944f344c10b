package org.rebook.ear.demo;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Type;

/** A feed read back from its files by a strict FHIR parser. */
final class WrittenTrust {

    private static final FhirContext FHIR = FhirContext.forR4Cached();

    final Map<String, Resource> byReference = new LinkedHashMap<>();

    WrittenTrust(Path folder) throws IOException {
        IParser parser = FHIR.newJsonParser().setParserErrorHandler(new StrictErrorHandler());
        for (Path file : files(folder)) {
            for (String line : Files.readAllLines(file)) {
                Resource resource = (Resource) parser.parseResource(line);
                byReference.put(
                        resource.fhirType() + "/" + resource.getIdElement().getIdPart(), resource);
            }
        }
    }

    static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    <T extends Resource> List<T> all(Class<T> type) {
        List<T> found = new ArrayList<>();
        for (Resource resource : byReference.values()) {
            if (type.isInstance(resource)) {
                found.add(type.cast(resource));
            }
        }
        return found;
    }

    <T extends Resource> T get(Class<T> type, String id) {
        return type.cast(byReference.get(type.getSimpleName() + "/" + id));
    }

    static List<Extension> ours(DomainResource resource, String name) {
        return resource.getExtensionsByUrl(Urls.EXTENSION + name);
    }

    static String text(DomainResource resource, String name) {
        List<Extension> found = ours(resource, name);
        return found.isEmpty() ? "" : found.get(0).getValueAsPrimitive().getValueAsString();
    }

    static Type part(Extension extension, String name) {
        return extension.getExtensionByUrl(name).getValue();
    }
}
