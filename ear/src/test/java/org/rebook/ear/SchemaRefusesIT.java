package org.rebook.ear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the database refuses even to whoever goes round the application (hazards H01, H07). */
class SchemaRefusesIT {

    private final String own = UUID.randomUUID().toString().substring(0, 8);
    private Connection connection;

    @BeforeEach
    void makeAClinicAndTwoPatients() throws SQLException {
        connection = Rebook.database().getConnection();
        connection.setAutoCommit(false);
        run("insert into clinic (id, name, specialty) values ('c-%1$s', 'Clinic', '110')");
        run("insert into clinic (id, name, kind, specialty) values ('t-%1$s', 'Theatre', 'THEATRE', '110')");
        session("s", "c", "CLINIC", "09:00", "12:30");
        session("l", "t", "THEATRE", "08:00", "12:00");
        slot("a", "09:00", "09:30");
        slot("b", "09:30", "10:00");
        patient("one");
        patient("two");
    }

    @AfterEach
    void leaveNothingBehind() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @Test
    void aSecondPatientInASlot() throws SQLException {
        book("x", "one", "a", "09:00", "09:30");
        assertThatThrownBy(() -> book("y", "two", "a", "09:00", "09:30")).hasMessageContaining("slot_has_one_patient");
    }

    @Test
    void onePatientInTwoPlacesAtOnce() throws SQLException {
        book("x", "one", "a", "09:00", "09:30");
        assertThatThrownBy(() -> book("y", "one", "b", "09:29", "09:59"))
                .hasMessageContaining("patient_is_in_one_place");
    }

    @Test
    void notOnePatientInTwoSlotsOneAfterTheOther() {
        assertThatCode(() -> {
                    book("x", "one", "a", "09:00", "09:30");
                    book("y", "one", "b", "09:30", "10:00");
                })
                .doesNotThrowAnyException();
    }

    @Test
    void anOperationMoreThanTheListHasRoomFor() throws SQLException {
        // 240 minutes and 15 of overrun: 115 + 20 + 120 fill them to the minute.
        operation("x", "one", "08:00", "10:00", 115);
        assertThatCode(() -> operation("y", "two", "10:15", "12:15", 120)).doesNotThrowAnyException();
        assertThatThrownBy(() -> run("update appointment set mean_minutes = 121 where id = 'y-%1$s'"))
                .hasMessageContaining("is overfull: 256 minutes are booked and it has room for 255");
    }

    @Test
    void aHospitalCancellationWithoutANewBookingOrAnObligation() throws SQLException {
        book("x", "one", "a", "09:00", "09:30");
        assertThatThrownBy(() -> run(
                        "update appointment set status = 'CANCELLED', cancelled_by = 'HOSPITAL', cancellation_reason = 'IA-STAFF'"
                                + " where id = 'x-%1$s'"))
                .hasMessageContaining("hospital_cancellation_has_a_successor");
    }

    @Test
    void notAHospitalCancellationWithAnObligation() throws SQLException {
        book("x", "one", "a", "09:00", "09:30");
        run(
                """
                with o as (insert into obligation (appointment_id, patient_id, kind, owner, due_on, reason, opened_by)
                    values ('x-%1$s', 'one-%1$s', 'REBOOK', 'booking-office', current_date, 'Strike', 'test') returning id)
                update appointment set status = 'CANCELLED', cancelled_by = 'HOSPITAL', cancellation_reason = 'IA-STAFF',
                    obligation_id = (select id from o) where id = 'x-%1$s'
                """);
        assertThat(statusOfSlot("a")).isEqualTo("FREE");
    }

    @Test
    void anObligationWithoutAnOwnerOrClosedWithoutAReason() throws SQLException {
        book("x", "one", "a", "09:00", "09:30");
        assertThatThrownBy(
                        () -> run(
                                """
                insert into obligation (appointment_id, patient_id, kind, owner, due_on, reason, opened_by)
                values ('x-%1$s', 'one-%1$s', 'REBOOK', '', current_date, 'Strike', 'test')
                """))
                .hasMessageContaining("owner");
    }

    @Test
    void aClosedObligationThatGivesNoReason() throws SQLException {
        book("x", "one", "a", "09:00", "09:30");
        assertThatThrownBy(
                        () -> run(
                                """
                insert into obligation (appointment_id, patient_id, kind, owner, due_on, reason, opened_by, status, closed_at,
                    closed_by) values ('x-%1$s', 'one-%1$s', 'REBOOK', 'office', current_date, 'Strike', 'test', 'CLOSED',
                    now(), 'test')
                """))
                .hasMessageContaining("check constraint");
    }

    @Test
    void aChangeToTheAudit() throws SQLException {
        run("insert into audit_entry (who, action, subject_type, subject_id, why) values ('t', 'x', 'y', '%1$s', 'z')");
        assertThatThrownBy(() -> run("delete from audit_entry where subject_id = '%1$s'"))
                .hasMessageContaining("append-only");
    }

    @Test
    void aSlotThatDoesNotFollowItsBooking() throws SQLException {
        book("x", "one", "a", "09:00", "09:30");
        assertThat(statusOfSlot("a")).isEqualTo("BUSY");
    }

    @Test
    void toShowAFreeSlotOfAStoppedSessionAsFree() throws SQLException {
        assertThat(text("select status from shown_slot where id = 'a-%1$s'")).isEqualTo("FREE");
        run("update session set status = 'BOOKING_STOPPED' where id = 's-%1$s'");
        assertThat(text("select status from shown_slot where id = 'a-%1$s'")).isEqualTo("WITHDRAWN");
    }

    private void session(String id, String clinic, String kind, String from, String to) throws SQLException {
        run("insert into session (id, schedule_id, clinic_id, kind, specialty, starts_at, ends_at) values ('" + id
                + "-%1$s', '" + id + "', '" + clinic + "-%1$s', '" + kind + "', '110', '2031-03-03 " + from
                + "Z', '2031-03-03 " + to + "Z')");
    }

    private void slot(String id, String from, String to) throws SQLException {
        run("insert into slot (id, session_id, starts_at, ends_at, type) values ('" + id
                + "-%1$s', 's-%1$s', '2031-03-03 " + from + "Z', '2031-03-03 " + to + "Z', 'ANY')");
    }

    private void patient(String id) throws SQLException {
        run("insert into patient (id, family_name, given_name) values ('" + id + "-%1$s', 'Test', 'Patient')");
    }

    private void book(String id, String patient, String slot, String from, String to) throws SQLException {
        run("insert into appointment (id, patient_id, session_id, slot_id, kind, status, starts_at, ends_at) values ('"
                + id
                + "-%1$s', '" + patient + "-%1$s', 's-%1$s', '" + slot + "-%1$s', 'NEW', 'BOOKED', '2031-03-03 " + from
                + "Z', '2031-03-03 " + to + "Z')");
    }

    private void operation(String id, String patient, String from, String to, int minutes) throws SQLException {
        run(
                "insert into appointment (id, patient_id, session_id, kind, status, starts_at, ends_at, mean_minutes) values ('"
                        + id + "-%1$s', '" + patient + "-%1$s', 'l-%1$s', 'OPERATION', 'BOOKED', '2031-03-03 " + from
                        + "Z', '2031-03-03 " + to + "Z', " + minutes + ")");
    }

    private String statusOfSlot(String id) throws SQLException {
        return text("select status from slot where id = '" + id + "-%1$s'");
    }

    private String text(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query.formatted(own))) {
            row.next();
            return row.getString(1);
        }
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql.formatted(own));
        }
    }
}
