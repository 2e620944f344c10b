package org.rebook.ehr;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Faults that NHS systems are known to make, and that leave no doubt about what is meant. */
final class KnownQuirks {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> LISTS = List.of("basedOn", "slot", "participant", "serviceType", "specialty");

    private KnownQuirks() {}

    /** The resource without its known faults; null where it has none of them. */
    static @Nullable String mended(String json) {
        try {
            JsonNode sent = JSON.readTree(json);
            return sent instanceof ObjectNode resource && mend(resource) ? JSON.writeValueAsString(resource) : null;
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    /** Whether that changed anything. */
    static boolean mend(ObjectNode resource) {
        boolean mended = false;
        // BaRS 1.4 examples: Slot.Schedule, and an Appointment.basedOn that is no list.
        if (resource.path("resourceType").asText().equals("Slot")
                && resource.has("Schedule")
                && !resource.has("schedule")) {
            resource.set("schedule", resource.remove("Schedule"));
            mended = true;
        }
        if (resource.path("resourceType").asText().equals("Appointment")) {
            for (String element : LISTS) {
                if (resource.path(element).isObject()) {
                    ArrayNode list = JSON.createArrayNode().add(resource.get(element));
                    resource.set(element, list);
                    mended = true;
                }
            }
        }
        return mended;
    }
}
