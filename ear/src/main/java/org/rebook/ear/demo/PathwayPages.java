package org.rebook.ear.demo;

import java.io.IOException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Writes the referrals with the clocks that run on them. */
final class PathwayPages {

    private final Pathways pathways;

    PathwayPages(Pathways pathways) {
        this.pathways = pathways;
    }

    void write(FhirFile file) throws IOException {
        int number = 0;
        for (Pathway pathway : pathways.all()) {
            write(file, pathway, ++number);
        }
    }

    private static void write(FhirFile file, Pathway pathway, int number) throws IOException {
        boolean cancer = pathway.referral().equals("URGENT_SUSPECTED_CANCER");
        file.begin(pathway.id(), Specialty.of(pathway.specialty()).inUkCore());
        file.startArray("extension");
        writeClock(file, pathway);
        if (cancer) {
            file.extension(Urls.ERS_PRIORITY);
            file.startObject("valueCoding");
            file.text("system", Urls.ERS_PRIORITY_CODES);
            file.text("code", "TWO_WEEK_WAIT");
            file.endObject();
            file.endObject();
        }
        file.endArray();
        file.startArray("identifier");
        file.identifier(Urls.PATHWAY, "RAL%09d".formatted(number));
        if (!pathway.ubrn().isEmpty()) {
            file.identifier(Urls.UBRN, pathway.ubrn());
        }
        file.endArray();
        file.text("status", "active");
        file.text("intent", "order");
        file.text("priority", pathway.referral().equals("ROUTINE") ? "routine" : "urgent");
        TheatreKind.Operation operation = pathway.operation();
        if (operation != null) {
            file.startObject("code");
            file.startArray("coding");
            file.startObject();
            file.text("system", Urls.OPCS);
            file.text("code", operation.opcs());
            file.text("display", operation.name());
            file.endObject();
            file.endArray();
            file.text("text", operation.name());
            file.endObject();
        }
        file.reference("subject", "Patient/" + pathway.person().id());
        file.date("authoredOn", pathway.started());
        file.concept("performerType", Urls.SPECIALTY, pathway.specialty());
        file.end();
    }

    private static void writeClock(FhirFile file, Pathway pathway) throws IOException {
        file.startObject();
        file.startArray("extension");
        file.textExtension("kind", "valueCode", pathway.clock());
        file.textExtension("start", "valueDate", pathway.started().toString());
        if (pathway.stopped() != null) {
            file.textExtension("stop", "valueDate", pathway.stopped().toString());
        }
        writeDay(file, "diagnosis-told", pathway.milestones().told());
        writeDay(file, "decision-to-treat", pathway.milestones().decided());
        writeDay(file, "diagnostic-requested", pathway.milestones().requested());
        file.endArray();
        file.text("url", Urls.EXTENSION + "pathway-clock");
        file.endObject();
    }

    private static void writeDay(FhirFile file, String part, @Nullable LocalDate day) throws IOException {
        if (day != null) {
            file.textExtension(part, "valueDate", day.toString());
        }
    }
}
