package org.rebook.ear.demo;

import java.io.IOException;

/** Writes the visits that have taken place. */
final class EncounterPages {

    private final Attendances attendances;

    EncounterPages(Attendances attendances) {
        this.attendances = attendances;
    }

    void write(FhirFile file) throws IOException {
        for (Booking visit : attendances.past()) {
            file.begin(visit.id() + "-visit", true);
            file.text("status", "finished");
            file.startObject("class");
            file.text("system", Urls.ACT_CODE);
            file.text("code", "AMB");
            file.endObject();
            file.reference("subject", "Patient/" + visit.person().id());
            file.references("appointment", "Appointment/" + visit.id());
            file.startObject("period");
            file.instant("start", visit.start());
            file.instant("end", visit.end());
            file.endObject();
            file.reference("serviceProvider", "Organization/" + TrustPages.TRUST);
            file.end();
        }
    }
}
