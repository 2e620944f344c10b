package org.rebook.ehr;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the EHR's FHIR base is, and the token it wants, if any. */
record EhrEndpoint(URI base, @Nullable String token) {

    static final String URL = "REBOOK_EHR_URL";
    static final String TOKEN = "REBOOK_EHR_TOKEN";

    EhrEndpoint {
        if (base.getHost() == null
                || base.getScheme() == null
                || !base.getScheme().matches("https?")) {
            throw new IllegalArgumentException(
                    "%s: '%s' is no http or https address. Maybe https://ehr.example.nhs.uk/fhir?"
                            .formatted(URL, base));
        }
    }

    /** The endpoint that the environment names; empty when it names none. */
    static Optional<EhrEndpoint> of(Map<String, String> environment) {
        String url = environment.get(URL);
        if (url == null || url.isBlank()) {
            return Optional.empty();
        }
        String token = environment.get(TOKEN);
        return Optional.of(new EhrEndpoint(
                URI.create(url.strip().replaceFirst("/+$", "")), token == null || token.isBlank() ? null : token));
    }

    URI resource(String reference) {
        return URI.create(base + "/" + reference);
    }
}
