package org.rebook.ear.demo;

import java.io.IOException;

/** Writes the trust itself, its hospitals and its staff. */
final class TrustPages {

    static final String TRUST = "RAL";

    private final Timetable timetable;

    TrustPages(Timetable timetable) {
        this.timetable = timetable;
    }

    void writeOrganization(FhirFile file) throws IOException {
        file.begin(TRUST, true);
        file.startArray("identifier");
        file.identifier(Urls.ODS_ORGANIZATION, TRUST);
        file.endArray();
        file.truth("active", true);
        file.text("name", "Royal Free London NHS Foundation Trust");
        file.end();
    }

    void writeLocations(FhirFile file) throws IOException {
        for (Site site : Site.values()) {
            file.begin(site.name(), true);
            file.startArray("identifier");
            file.identifier(Urls.ODS_SITE, site.name());
            file.endArray();
            file.text("status", "active");
            file.text("name", site.title);
            file.startObject("address");
            file.startArray("line");
            file.value(site.street);
            file.endArray();
            file.text("city", site.town);
            file.text("postalCode", site.postcode);
            file.endObject();
            file.reference("managingOrganization", "Organization/" + TRUST);
            file.end();
        }
    }

    void writePractitioners(FhirFile file) throws IOException {
        for (Clinician clinician : timetable.staff()) {
            file.begin(clinician.id(), true);
            if (!clinician.gmcNumber().isEmpty()) {
                file.startArray("identifier");
                file.identifier(Urls.GMC, clinician.gmcNumber());
                file.endArray();
            }
            file.truth("active", true);
            file.startArray("name");
            file.startObject();
            file.text("use", "official");
            file.text("text", clinician.title());
            file.text("family", clinician.family());
            file.startArray("given");
            file.value(clinician.given());
            file.endArray();
            file.startArray("prefix");
            file.value(clinician.prefix());
            file.endArray();
            file.endObject();
            file.endArray();
            file.end();
        }
    }

    void writeRoles(FhirFile file) throws IOException {
        for (Clinician clinician : timetable.staff()) {
            file.begin(
                    clinician.id() + "-role",
                    Specialty.of(clinician.specialty()).inUkCore());
            file.truth("active", true);
            file.reference("practitioner", "Practitioner/" + clinician.id());
            file.reference("organization", "Organization/" + TRUST);
            file.concepts("code", Urls.STAFF_GRADE, clinician.grade());
            file.concepts("specialty", Urls.SPECIALTY, clinician.specialty());
            file.references("location", "Location/" + clinician.base().name());
            file.end();
        }
    }
}
