package org.rebook.appointment;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where an appointment stands, as the audit keeps it. */
final class AppointmentJson {

    // Each static method of Json searches the whole class path for its provider.
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(null);

    private AppointmentJson() {}

    static String of(@Nullable String slot, @Nullable String session, @Nullable Instant startsAt, String status) {
        JsonObjectBuilder json = JSON.createObjectBuilder().add("status", status);
        if (slot != null) {
            json.add("slot", slot);
        }
        if (session != null) {
            json.add("session", session);
        }
        if (startsAt != null) {
            json.add("startsAt", startsAt.toString());
        }
        return json.build().toString();
    }
}
