package org.rebook.ear.ehr;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;

/**
 * Where the EHR keeps its resources: the latest version of each in memory, every write in a journal that is read again
 * at the next start. A write of several resources is one line of the journal, so that all of them are there or none.
 */
final class Shelf implements AutoCloseable {

    private final FhirContext fhir;
    private final Map<String, Stored> byReference = new TreeMap<>();
    private final Writer journal;

    private record Stored(int version, String json) {}

    /** A resource to be kept, and the version that it must have had until now, if that matters. */
    record Write(Resource resource, @Nullable String ifVersion) {}

    Shelf(FhirContext fhir, Path folder) throws IOException {
        this.fhir = fhir;
        Files.createDirectories(folder);
        Path file = folder.resolve("journal");
        if (Files.exists(file)) {
            try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
                lines.forEach(this::recall);
            }
        }
        this.journal = Files.newBufferedWriter(
                file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        // Ends what a power cut may have left without an end.
        append("\n");
    }

    // A line that a power cut left half written has no end mark, and what it says was never answered.
    private void recall(String line) {
        if (!line.endsWith(".")) {
            return;
        }
        for (String entry : line.substring(0, line.length() - 1).split(",")) {
            String[] parts = entry.split("\\|");
            byReference.put(
                    parts[0],
                    new Stored(
                            Integer.parseInt(parts[1]),
                            new String(Base64.getDecoder().decode(parts[2]), StandardCharsets.UTF_8)));
        }
    }

    /** Keeps all of them, or none when one has another version than its writer thinks. */
    synchronized List<Resource> write(List<Write> writes) {
        for (Write write : writes) {
            refuseOutdated(write);
        }
        Map<String, Stored> kept = new HashMap<>();
        StringBuilder line = new StringBuilder();
        for (Write write : writes) {
            String reference = reference(write.resource());
            Stored stored = next(write.resource(), reference, kept);
            kept.put(reference, stored);
            line.append(line.isEmpty() ? "" : ",")
                    .append(reference)
                    .append('|')
                    .append(stored.version())
                    .append('|')
                    .append(Base64.getEncoder().encodeToString(stored.json().getBytes(StandardCharsets.UTF_8)));
        }
        append(line.append(".\n").toString());
        byReference.putAll(kept);
        return writes.stream().map(Write::resource).toList();
    }

    void keep(String json) {
        write(List.of(new Write((Resource) fhir.newJsonParser().parseResource(json), null)));
    }

    private void refuseOutdated(Write write) {
        String reference = reference(write.resource());
        Stored there = byReference.get(reference);
        if (write.ifVersion() != null
                && !write.ifVersion().equals(there == null ? null : Integer.toString(there.version()))) {
            throw new PreconditionFailedException("%s has version %s and not %s."
                    .formatted(reference, there == null ? "none" : there.version(), write.ifVersion()));
        }
    }

    private Stored next(Resource resource, String reference, Map<String, Stored> kept) {
        if (kept.containsKey(reference)) {
            throw new InvalidRequestException("%s is in the transaction twice.".formatted(reference));
        }
        Stored before = byReference.get(reference);
        int version = before == null ? 1 : before.version() + 1;
        resource.getMeta().setVersionId(Integer.toString(version)).setLastUpdated(new Date());
        return new Stored(version, fhir.newJsonParser().encodeResourceToString(resource));
    }

    private void append(String line) {
        try {
            journal.write(line);
            journal.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("The EHR's journal could not be written.", e);
        }
    }

    synchronized Optional<Resource> find(String type, String id) {
        Stored stored = byReference.get(type + "/" + id);
        if (stored == null) {
            return Optional.empty();
        }
        Resource resource = (Resource) fhir.newJsonParser().parseResource(stored.json());
        resource.setId(new IdType(type, id, Integer.toString(stored.version())));
        return Optional.of(resource);
    }

    synchronized List<Resource> all(String type) {
        return byReference.keySet().stream()
                .filter(reference -> reference.startsWith(type + "/"))
                .map(reference ->
                        find(type, reference.substring(type.length() + 1)).orElseThrow())
                .toList();
    }

    synchronized int count(String type) {
        return (int) byReference.keySet().stream()
                .filter(reference -> reference.startsWith(type + "/"))
                .count();
    }

    private static String reference(Resource resource) {
        String id = resource.getIdElement().getIdPart();
        if (id == null) {
            throw new InvalidRequestException("%s.id: a resource needs an id.".formatted(resource.fhirType()));
        }
        return resource.fhirType() + "/" + id;
    }

    @Override
    public void close() throws IOException {
        journal.close();
    }
}
