package org.rebook.ehr;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Resource;
import org.jspecify.annotations.Nullable;
import org.rebook.schema.Columns;

/** A finished Encounter says that the patient came to its appointment. */
final class AttendanceProjection implements Projection<AttendanceProjection.Row> {

    record Row(String appointment) {}

    @Override
    public String type() {
        return "Encounter";
    }

    @Override
    public @Nullable Row row(Resource resource) {
        Encounter sent = (Encounter) resource;
        if (sent.getStatus() != Encounter.EncounterStatus.FINISHED || !sent.hasAppointment()) {
            return null;
        }
        String appointment = Elements.id(sent.getAppointmentFirstRep(), "Appointment");
        return appointment == null ? null : new Row(appointment);
    }

    @Override
    public List<Need> needs(Row row) {
        return List.of(Need.vital(Known.APPOINTMENT, row.appointment(), "Encounter.appointment"));
    }

    @Override
    public void write(Connection connection, List<Row> rows) throws SQLException {
        new Columns<>(rows)
                .with("appointment", Row::appointment)
                .run(
                        connection,
                        """
                        update appointment a set status = 'ATTENDED', version = a.version + 1
                        from (select distinct appointment from :rows) e
                        where a.id = e.appointment and a.status = 'BOOKED'
                        """);
    }
}
