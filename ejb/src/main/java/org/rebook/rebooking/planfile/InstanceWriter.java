package org.rebook.rebooking.planfile;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

/** Writes an instance trust by trust. */
final class InstanceWriter {

    private final JsonGenerator json;

    InstanceWriter(JsonGenerator json) {
        this.json = json;
    }

    void begin(Header header, Rules rules) throws IOException {
        json.writeStartObject();
        json.writeStringField("format", InstanceReader.FORMAT);
        json.writeNumberField("version", FormatLimits.VERSION);
        json.writeStringField("name", header.name());
        if (header.seed() != null) {
            json.writeNumberField("seed", header.seed());
        }
        json.writeArrayFieldStart("levels");
        for (Header.Level level : header.levels()) {
            json.writeStartObject();
            json.writeStringField("name", level.name());
            json.writeNumberField("weight", level.weight());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeObjectFieldStart("overrun");
        json.writeNumberField("allowanceMinutes", rules.overrun().allowanceMinutes());
        json.writeNumberField("greatestChance", rules.overrun().greatestChance());
        json.writeEndObject();
        json.writeArrayFieldStart("trusts");
    }

    void end() throws IOException {
        json.writeEndArray();
        json.writeEndObject();
    }

    void trust(Trust trust) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", trust.id());
        json.writeArrayFieldStart("pools");
        for (Clinic clinic : trust.clinics()) {
            clinic(clinic);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("theatres");
        for (Theatre theatre : trust.theatres()) {
            theatre(theatre);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("ties");
        for (Link link : trust.links()) {
            link(trust, link);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("samePerson");
        for (List<Link.Appointment> person : trust.samePerson()) {
            json.writeStartArray();
            for (Link.Appointment who : person) {
                json.writeString(trust.idOf(who));
            }
            json.writeEndArray();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void clinic(Clinic clinic) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", clinic.id());
        json.writeArrayFieldStart("groups");
        for (Clinic.Group group : clinic.groups()) {
            json.writeStartObject();
            json.writeStringField("id", group.id());
            json.writeNumberField("day", group.day());
            json.writeNumberField("from", group.from());
            json.writeNumberField("to", group.to());
            json.writeNumberField("places", group.places());
            if (group.reserved() > 0) {
                json.writeNumberField("reserved", group.reserved());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("patients");
        for (int patient = 0; patient < clinic.patients().size(); patient++) {
            json.writeStartObject();
            json.writeStringField("id", clinic.patients().get(patient));
            json.writeNumberField("unplaced", clinic.unplaced()[patient]);
            json.writeArrayFieldStart("arcs");
            for (int arc = clinic.firstArc()[patient]; arc < clinic.firstArc()[patient + 1]; arc++) {
                choice(clinic.groups().get(clinic.arcGroup()[arc]).id(), clinic.arcCost()[arc]);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void choice(String place, long cost) throws IOException {
        json.writeStartArray();
        json.writeString(place);
        json.writeNumber(cost);
        json.writeEndArray();
    }

    private void theatre(Theatre theatre) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", theatre.id());
        json.writeArrayFieldStart("lists");
        for (Theatre.Session list : theatre.lists()) {
            json.writeStartObject();
            json.writeStringField("id", list.id());
            json.writeNumberField("day", list.day());
            json.writeNumberField("from", list.from());
            json.writeNumberField("minutes", list.minutes());
            json.writeNumberField("usedMinutes", list.usedMinutes());
            json.writeNumberField("usedVariance", list.usedVariance());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("limits");
        for (Theatre.DayLimit limit : theatre.limits()) {
            json.writeStartObject();
            json.writeStringField("what", limit.what());
            json.writeNumberField("day", limit.day());
            json.writeNumberField("most", limit.most());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayFieldStart("operations");
        for (Theatre.Surgery operation : theatre.operations()) {
            operation(theatre, operation);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void operation(Theatre theatre, Theatre.Surgery operation) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", operation.id());
        json.writeNumberField("mean", operation.mean());
        json.writeNumberField("variance", operation.variance());
        json.writeNumberField("turnaround", operation.turnaround());
        json.writeNumberField("unplaced", operation.unplaced());
        if (operation.order() < TheatreReader.LAST) {
            json.writeNumberField("order", operation.order());
        }
        if (!operation.uses().isEmpty()) {
            json.writeArrayFieldStart("uses");
            for (Theatre.Need need : operation.uses()) {
                json.writeStartObject();
                json.writeStringField("what", need.what());
                json.writeNumberField("days", need.days());
                json.writeEndObject();
            }
            json.writeEndArray();
        }
        json.writeArrayFieldStart("lists");
        for (int choice = 0; choice < operation.lists().length; choice++) {
            choice(
                    theatre.lists().get(operation.lists()[choice]).id(),
                    operation.costs()[choice]);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void link(Trust trust, Link link) throws IOException {
        json.writeStartObject();
        json.writeStringField("first", trust.idOf(link.first()));
        json.writeStringField("second", trust.idOf(link.second()));
        if (link.least() > -Link.NO_LIMIT) {
            json.writeNumberField("least", link.least());
        }
        if (link.most() < Link.NO_LIMIT) {
            json.writeNumberField("most", link.most());
        }
        json.writeStringField("without", link.without().word);
        json.writeEndObject();
    }
}
