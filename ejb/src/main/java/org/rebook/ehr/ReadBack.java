package org.rebook.ehr;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.rebook.ehr.EhrClient.Answer;

/** Everything that a change is about, as the EHR holds it at this moment. */
record ReadBack(Map<Expectation, There> all) {

    /** A resource as the EHR holds it, with its version; null where it holds none. */
    record There(@Nullable Resource resource, @Nullable String version) {

        @Nullable
        Appointment appointment() {
            return (Appointment) resource;
        }
    }

    /** The EHR answered, and not with what was asked for. */
    static final class Unreadable extends IOException {

        private static final long serialVersionUID = 1L;

        Unreadable(String message) {
            super(message);
        }
    }

    /** @throws IOException when the EHR does not answer, or not with the resource */
    static ReadBack of(EhrClient ehr, List<Expectation> expected) throws IOException {
        Map<Expectation, There> all = new LinkedHashMap<>();
        for (Expectation each : expected) {
            all.put(each, there(ehr, each.reference()));
        }
        return new ReadBack(all);
    }

    static There there(EhrClient ehr, String reference) throws IOException {
        Answer answer = ehr.read(reference);
        if (answer.status() == 404 || answer.status() == 410) {
            return new There(null, null);
        }
        if (!answer.isGood()) {
            throw new Unreadable("%s could not be read, the EHR answered %s".formatted(reference, Spoken.of(answer)));
        }
        Resource resource = Spoken.resource(answer.body());
        if (resource == null || !reference.startsWith(resource.fhirType() + "/")) {
            throw new Unreadable("%s could not be read, the EHR answered with something else".formatted(reference));
        }
        String version = Spoken.version(answer.etag());
        return new There(resource, version == null ? resource.getMeta().getVersionId() : version);
    }

    boolean isAsWanted() {
        return differences().isEmpty();
    }

    String inWords() {
        return String.join("; ", differences()) + ".";
    }

    private List<String> differences() {
        List<String> differences = new ArrayList<>();
        all.forEach((expected, there) -> differences.addAll(expected.differencesFrom(there.appointment())));
        return differences;
    }

    Map<String, String> versions() {
        Map<String, String> versions = new LinkedHashMap<>();
        all.forEach((expected, there) -> {
            if (there.version() != null) {
                versions.put(expected.reference(), there.version());
            }
        });
        return versions;
    }
}
