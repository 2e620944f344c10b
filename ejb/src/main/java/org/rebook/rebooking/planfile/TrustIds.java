package org.rebook.rebooking.planfile;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The ids of one trust, each once, and how much its costs may still add up to. */
final class TrustIds {

    private final Set<String> pools = new HashSet<>();
    private final Map<String, Link.Appointment> appointments = new HashMap<>();
    private final Set<String> unnumbered = new HashSet<>();
    private long dearest;

    String newPool(JsonIn json) throws IOException {
        String id = json.id();
        if (!pools.add(id)) {
            throw json.fault("the id '%s' is another pool's or theatre's of this trust", id);
        }
        return id;
    }

    String newAppointment(JsonIn json) throws IOException {
        String id = json.id();
        if (!unnumbered.add(id)) {
            throw json.fault("the id '%s' is another patient's or operation's of this trust", id);
        }
        return id;
    }

    /** No plan of the trust may cost more than can be counted. */
    void addDearest(JsonIn json, long cost) {
        if (cost > FormatLimits.COST - dearest) {
            throw json.fault(
                    "the dearest costs of this trust's patients and operations add up to more than %d here (%d + %d)",
                    FormatLimits.COST, dearest, cost);
        }
        dearest += cost;
    }

    /** Once all pools are known. */
    void number(Trust trust) {
        for (int pool = 0; pool < trust.clinics().size(); pool++) {
            int number = 0;
            for (String id : trust.clinics().get(pool).patients()) {
                appointments.put(id, new Link.Appointment(pool, number++));
            }
        }
        for (int theatre = 0; theatre < trust.theatres().size(); theatre++) {
            int number = 0;
            for (Theatre.Surgery operation : trust.theatres().get(theatre).operations()) {
                appointments.put(
                        operation.id(), new Link.Appointment(trust.clinics().size() + theatre, number++));
            }
        }
    }

    Link.@Nullable Appointment find(String id) {
        return appointments.get(id);
    }
}
