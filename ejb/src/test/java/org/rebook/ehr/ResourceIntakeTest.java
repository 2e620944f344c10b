package org.rebook.ehr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rebook.appointment.ReasonCode;
import org.rebook.ehr.ResourceIntake.OnConflict;
import org.rebook.ehr.Taken.Change;

/** What intake makes of a clinic that changes, in a database that refuses what must not be. */
class ResourceIntakeTest {

    private final SampleDatabase database = SampleDatabase.empty();

    @BeforeEach
    void bookTheClinic() {
        take(SampleFeed.fullClinic());
    }

    @Test
    void booksEveryPatientOfTheFeed() {
        assertThat(database.rows("select count(*) from appointment where status = 'BOOKED' and session_id = 'monday'"))
                .containsExactly("24");
        assertThat(database.rows("select distinct status from slot")).containsExactly("BUSY");
        assertThat(database.rows("select clinician_id || ' ' || site_id || ' ' || specialty from session"))
                .containsExactly("doctor RAL01 320");
    }

    @Test
    void changesNothingWhenOnlyWhiteSpaceAndTheServersMetaDiffer() {
        String again = SampleFeed.patient(1)
                .replace("{\"resourceType\"", "{ \"meta\": {\"versionId\":\"77\"}, \"resourceType\"");
        assertThat(take(List.of(SampleFeed.patient(1).replace(",", " , ")))
                        .get(0)
                        .change())
                .isEqualTo(Change.UNCHANGED);
        assertThat(take(List.of(again)).get(0).version()).isEqualTo(2);
    }

    @Test
    void refusesAPatientForATakenSlotAndNamesTheSlot() {
        take(List.of(SampleFeed.patient(50), SampleFeed.referral(50)));
        Taken refused = put(SampleFeed.appointment(50, 3, ""));
        assertThat(refused.isRefused()).isTrue();
        assertThat(refused.note()).hasMessageContaining("Appointment.slot").hasMessageContaining("Slot/slot-3");
        assertThat(database.rows("select id from fhir_resource where id = 'appointment-50'"))
                .isEmpty();
    }

    @Test
    void refusesAPatientInTwoPlacesAndNamesTheParticipant() {
        take(
                List.of(
                        """
                {"resourceType":"Slot","id":"other","schedule":{"reference":"Schedule/monday"},"status":"free",\
                "start":"2026-04-27T09:00:00+01:00","end":"2026-04-27T09:09:00+01:00"}"""));
        Taken refused = put(SampleFeed.appointment(0, 0, "")
                .replace("appointment-0", "appointment-60")
                .replace("slot-0", "other"));
        assertThat(refused.note()).hasMessageContaining("Appointment.participant");
    }

    @Test
    void losesNoGoodAppointmentToABadOneInTheSameBatch() {
        take(List.of(SampleFeed.patient(50), SampleFeed.referral(50)));
        List<Taken> taken = take(List.of(
                SampleFeed.appointment(1, 1, ",\"comment\":\"changed\""),
                SampleFeed.appointment(50, 2, ""),
                SampleFeed.appointment(3, 3, ",\"comment\":\"changed\"")));
        assertThat(taken).extracting(one -> one.note() == null).containsExactly(true, false, true);
        assertThat(database.rows("select count(*) from fhir_resource where content like '%changed%'"))
                .containsExactly("2");
    }

    @Test
    void letsTwoPatientsChangePlaces() {
        List<Taken> taken = take(List.of(SampleFeed.appointment(5, 6, ""), SampleFeed.appointment(6, 5, "")));
        assertThat(taken).allMatch(one -> one.note() == null);
        assertThat(database.rows(
                        "select slot_id from appointment where id in ('appointment-5', 'appointment-6') order by id"))
                .containsExactly("slot-6", "slot-5");
    }

    @Test
    void keepsAnAppointmentInAnUnknownSlotAndUsesItOnceTheSlotComes() {
        take(List.of(SampleFeed.patient(50), SampleFeed.referral(50)));
        Taken kept = put(SampleFeed.appointment(50, 24, "").replace("T13:", "T14:"));
        assertThat(kept.note()).hasMessage("Appointment.slot Slot/slot-24 is not known");
        take(List.of(SampleFeed.slot(24).replace("T13:", "T14:")));
        database.inTransaction(connection -> Waiting.useAgain(connection, Waiting.Page.first()));
        assertThat(database.rows("select slot_id from appointment where id = 'appointment-50'"))
                .containsExactly("slot-24");
        assertThat(database.rows("select id from fhir_waiting")).isEmpty();
    }

    @Test
    void opensAnObligationForAPatientWhomTheHospitalCancelled() {
        put(cancelled(7, ""));
        assertThat(database.rows("select owner || ' ' || kind || ' ' || status from obligation"))
                .containsExactly("booking-office REBOOK OPEN");
        assertThat(database.rows("select appointment_id from orphan")).isEmpty();
        assertThat(database.rows("select status from slot where id = 'slot-7'")).containsExactly("FREE");
    }

    @Test
    void opensNoneForAPatientWhoCancelled() {
        put(
                cancelled(
                        7,
                        ",\"cancelationReason\":{\"coding\":[{\"system\":"
                                + "\"http://terminology.hl7.org/CodeSystem/appointment-cancellation-reason\",\"code\":\"pat-mv\"}]}"));
        assertThat(database.rows("select id from obligation")).isEmpty();
    }

    @Test
    void ownsAPatientWhomTheEhrBooksIntoASessionThatIsStoodDown() {
        put(cancelled(7, ""));
        database.execute("update session set status = 'STOOD_DOWN'");
        database.execute("update appointment set status = 'DID_NOT_ATTEND' where status = 'BOOKED'");
        take(List.of(SampleFeed.patient(50), SampleFeed.referral(50), SampleFeed.appointment(50, 7, "")));
        assertThat(database.rows("select kind from obligation where appointment_id = 'appointment-50'"))
                .containsExactly("DECIDE");
        assertThat(database.rows("select appointment_id from orphan")).isEmpty();
    }

    @Test
    void neverUndoesACancellationOfRebooksOwn() {
        database.execute("update appointment set status = 'CANCELLED', cancelled_by = 'HOSPITAL',"
                + " cancellation_reason = 'IA-STAFF', replaced_by_id = 'appointment-9' where id = 'appointment-8'");
        Taken taken = put(SampleFeed.appointment(8, 8, ",\"comment\":\"still booked here\""));
        assertThat(taken.note()).hasMessageContaining("Appointment.status").hasMessageContaining("stays cancelled");
        assertThat(database.rows("select status from appointment where id = 'appointment-8'"))
                .containsExactly("CANCELLED");
    }

    @ParameterizedTest
    @EnumSource(ReasonCode.class)
    void keepsAReasonOfOursUnderItsCode(ReasonCode reason) {
        put(cancelled(7, cancelledFor(reason.code(), reason.forOthers())));
        assertThat(reasonsKept()).containsExactly(reason.code());
    }

    @Test
    void keepsTheEhrsOwnWordsForACancellationOfItsOwn() {
        put(cancelled(7, ",\"cancelationReason\":{\"text\":\"The ceiling came down\"}"));
        assertThat(reasonsKept()).containsExactly("The ceiling came down");
    }

    @Test
    void refusesAReasonThatIsNotOnOurList() {
        assertThat(put(cancelled(7, cancelledFor("IA-WEATHER", "Snow"))).note())
                .hasMessageContaining("Appointment.cancelationReason")
                .hasMessageContaining("'IA-WEATHER'")
                .hasMessageContaining("IA-STAFF");
    }

    /** Hazard H10: the database itself takes no cancellation of Rebook's for a reason that is not on the list. */
    @Test
    void refusesToCancelHereForAReasonThatIsNotOnTheList() {
        for (String reason : List.of("null", "'IA-WEATHER'", "'IA-staff'", "'Too few staff'")) {
            assertThatThrownBy(() -> cancelHereFor(reason))
                    .hasStackTraceContaining("cancellation_has_a_reason_of_the_list");
        }
    }

    @ParameterizedTest
    @EnumSource(ReasonCode.class)
    void cancelsHereForEachReasonOfTheList(ReasonCode reason) {
        cancelHereFor("'" + reason.code() + "'");
        assertThat(database.rows("select cancellation_reason from appointment where id = 'appointment-8'"))
                .containsExactly(reason.code());
    }

    private void cancelHereFor(String reason) {
        database.execute(
                "update appointment set status = 'CANCELLED', cancelled_by = 'HOSPITAL', cancellation_reason = "
                        + reason + ", replaced_by_id = 'appointment-9' where id = 'appointment-8'");
    }

    private List<String> reasonsKept() {
        return database.rows("select cancellation_reason from appointment where id = 'appointment-7'");
    }

    private static String cancelledFor(String code, String words) {
        return ",\"cancelationReason\":{\"coding\":[{\"system\":\"https://rebook.org/fhir/CodeSystem/reason\",\"code\":\"%s\"}],\"text\":\"%s\"}"
                .formatted(code, words);
    }

    @Test
    void keepsASlotBusyThatTheEhrCallsFreeWhileAPatientIsBookedInIt() {
        put(SampleFeed.slot(2).replace("\"free\"", "\"free\",\"comment\":\"sent again\""));
        assertThat(database.rows("select status from slot where id = 'slot-2'")).containsExactly("BUSY");
    }

    @Test
    void makesAHalfDaysSessionOutOfTheSlotsOfALongSchedule() {
        take(
                List.of(
                        """
                {"resourceType":"Schedule","id":"term","actor":[{"reference":"HealthcareService/cardiology"}],\
                "planningHorizon":{"start":"2026-01-01","end":"2026-06-30"}}""",
                        """
                {"resourceType":"Slot","id":"early","schedule":{"reference":"Schedule/term"},"status":"free",\
                "start":"2026-04-28T09:00:00+01:00","end":"2026-04-28T09:30:00+01:00"}""",
                        """
                {"resourceType":"Slot","id":"late","schedule":{"reference":"Schedule/term"},"status":"free",\
                "start":"2026-04-28T13:00:00+01:00","end":"2026-04-28T13:30:00+01:00"}"""));
        assertThat(database.rows("select id from session where schedule_id = 'term' order by id"))
                .containsExactly("term.20260428am", "term.20260428pm");
    }

    @Test
    void marksTheAppointmentOfAFinishedEncounterAsAttended() {
        put(
                """
                {"resourceType":"Encounter","id":"visit","status":"finished","class":{"code":"AMB"},\
                "appointment":[{"reference":"Appointment/appointment-1"}]}""");
        assertThat(database.rows("select status from appointment where id = 'appointment-1'"))
                .containsExactly("ATTENDED");
    }

    private static String cancelled(int patient, String more) {
        return SampleFeed.appointment(patient, patient, more).replace("\"booked\"", "\"cancelled\"");
    }

    private List<Taken> take(List<String> lines) {
        return database.inTransaction(connection -> new ResourceIntake(connection, OnConflict.KEEP, null)
                .take(lines.stream().map(line -> Received.json(line, null)).toList()));
    }

    private Taken put(String line) {
        return database.inTransaction(connection -> new ResourceIntake(connection, OnConflict.REFUSE, null)
                .take(List.of(Received.json(line, null)))
                .get(0));
    }
}
