package org.rebook.ehr;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An appointment as Rebook knows it today, with the names and places that its FHIR form shows. */
record AppointmentState(
        String id,
        String patientId,
        @Nullable String pathwayId,
        @Nullable String slotId,
        @Nullable String clinicId,
        @Nullable String clinicName,
        @Nullable String clinicianId,
        @Nullable String clinicianName,
        @Nullable String siteId,
        @Nullable String siteName,
        String kind,
        String modality,
        String status,
        @Nullable String specialty,
        @Nullable String specialtyName,
        String priority,
        @Nullable LocalDate prioritySetOn,
        @Nullable Instant startsAt,
        @Nullable Instant endsAt,
        @Nullable Integer meanMinutes,
        @Nullable Integer sdMinutes,
        @Nullable String procedureName,
        @Nullable LocalDate lcad,
        boolean doNotMove,
        List<String> needs,
        int bedDays,
        List<String> arrangements,
        boolean sameClinician,
        int postponed,
        int hospitalCancellations,
        @Nullable Instant cancelledAt,
        @Nullable String cancelledBy,
        @Nullable String cancellationReason,
        @Nullable String replacesId,
        @Nullable Long strikeId,
        boolean bookedByRebook,
        boolean changedHere) {

    static final String QUERY =
            """
            select a.*, c.id as clinic_id, c.name as clinic_name, d.id as clinician_id, d.name as clinician_name,
                p.id as place_id, p.name as place_name, t.name as specialty_name,
                (select o.strike_id from obligation o where o.appointment_id in (a.id, a.replaces_id)
                    order by o.id desc limit 1) as strike_id
            from appointment a
            left join session s on s.id = a.session_id
            left join clinic c on c.id = s.clinic_id
            left join clinician d on d.id = s.clinician_id
            left join site p on p.id = s.site_id
            left join specialty t on t.code = a.specialty
            where a.id = any (?)
            """;

    static AppointmentState of(ResultSet row) throws SQLException {
        return new AppointmentState(
                row.getString("id"),
                row.getString("patient_id"),
                row.getString("pathway_id"),
                row.getString("slot_id"),
                row.getString("clinic_id"),
                row.getString("clinic_name"),
                row.getString("clinician_id"),
                row.getString("clinician_name"),
                row.getString("place_id"),
                row.getString("place_name"),
                row.getString("kind"),
                row.getString("modality"),
                row.getString("status"),
                row.getString("specialty"),
                row.getString("specialty_name"),
                row.getString("priority"),
                row.getObject("priority_set_on", LocalDate.class),
                instant(row, "starts_at"),
                instant(row, "ends_at"),
                row.getObject("mean_minutes", Integer.class),
                row.getObject("sd_minutes", Integer.class),
                row.getString("procedure_name"),
                row.getObject("lcad", LocalDate.class),
                row.getBoolean("do_not_move"),
                List.of((String[]) row.getArray("needs").getArray()),
                row.getInt("bed_days"),
                List.of((String[]) row.getArray("arrangements").getArray()),
                row.getBoolean("same_clinician"),
                row.getInt("postponed"),
                row.getInt("hospital_cancellations"),
                instant(row, "cancelled_at"),
                row.getString("cancelled_by"),
                row.getString("cancellation_reason"),
                row.getString("replaces_id"),
                row.getObject("strike_id", Long.class),
                row.getBoolean("booked_by_rebook"),
                row.getTimestamp("changed_here_at") != null);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
