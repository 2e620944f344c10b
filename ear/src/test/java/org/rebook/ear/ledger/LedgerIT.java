package org.rebook.ear.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Appointment.AppointmentStatus;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Slot;
import org.hl7.fhir.r4.model.Slot.SlotStatus;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rebook.ear.Rebook;
import org.rebook.ear.ehr.Fault;
import org.rebook.ear.inside.AsManager;

/** Whatever the EHR does, in the end it holds what we hold, once, or the ledger says in words what it holds (hazard H05). */
@ExtendWith(ArquillianExtension.class)
class LedgerIT {

    private static final String SEES = "deployment.rebook.ear.rebook-ejb.jar, deployment.rebook.ear";

    @ArquillianResource
    private URL war;

    private final String prefix = "led-" + UUID.randomUUID().toString().substring(0, 8);

    @Deployment(testable = false)
    static WebArchive war() {
        return ShrinkWrap.create(WebArchive.class, "changes.war")
                .addClasses(ChangesServlet.class, AsManager.class)
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
                .setManifest(new StringAsset("Manifest-Version: 1.0\nDependencies: " + SEES + "\n"));
    }

    @BeforeEach
    void waitUntilTheLedgerIsQuiet() {
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> one("select count(*) from outbox where status in ('PENDING', 'SENT')")
                        .equals("0"));
    }

    @AfterEach
    void leaveNothingGoingWrong() {
        Rebook.ehr().faults().clear();
    }

    @Test
    void aMoveArrivesWholeAndLosesNothingThatTheEhrHadSaid() throws Exception {
        LedgerTrust trust = trust(1);
        String moved = trust.move(0);
        awaitStatus(trust.appointment(0), "CONFIRMED");

        Appointment booked = there(moved);
        assertThat(booked.getStatus()).isEqualTo(AppointmentStatus.BOOKED);
        assertThat(booked.getExtensionByUrl("https://rebook.org/fhir/StructureDefinition/replaces")
                        .getValue()
                        .toString())
                .isNotNull();
        Appointment givenUp = there(trust.appointment(0));
        assertThat(givenUp.getStatus()).isEqualTo(AppointmentStatus.CANCELLED);
        assertThat(givenUp.getCancelationReason().getCoding())
                .extracting(coding -> coding.getCode())
                .containsExactly("prov", "IA-STAFF");
        assertThat(givenUp.getCancelationReason().getText()).startsWith("Clinic cancelled: industrial action");
        assertThat(givenUp.getExtensionString("https://ehr.example/colour")).isEqualTo("green");
        assertThat(slotThere(trust.slot(0, 0))).isEqualTo(SlotStatus.FREE);
        assertThat(slotThere(trust.slot(0, 1))).isEqualTo(SlotStatus.BUSY);
        assertThat(Rebook.ehr()
                        .find(
                                Provenance.class,
                                one("select request_id from outbox where subject = '%s'"
                                        .formatted(trust.appointment(0)))))
                .isPresent();
        assertThat(trust.differencesAtTheEhr()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"FAILURE", "HANG", "DROPPED_BEFORE", "DROPPED_AFTER", "FAILURE_AFTER"})
    void aChangeSurvivesAndArrivesOnce(Fault fault) throws Exception {
        LedgerTrust trust = trust(1);
        Rebook.ehr().faults().next(1, fault);
        String moved = trust.move(0);
        awaitStatus(trust.appointment(0), "CONFIRMED");

        assertThat(there(moved).getMeta().getVersionId()).isEqualTo("1");
        assertThat(there(trust.appointment(0)).getMeta().getVersionId()).isEqualTo("2");
        assertThat(trust.differencesAtTheEhr()).isEmpty();
        assertThat(trust.strangersAtTheEhr()).isEmpty();
    }

    @Test
    void aRefusedChangeSaysWhyAndIsTakenWhenItIsRetried() throws Exception {
        LedgerTrust trust = trust(1);
        Rebook.ehr().faults().next(1, Fault.CONFLICT);
        trust.move(0);
        awaitStatus(trust.appointment(0), "REJECTED");
        assertThat(said(trust.appointment(0)))
                .startsWith("The EHR answered 409: Somebody else is changing this.")
                .contains("Appointment/%s: status is booked there and should be cancelled"
                        .formatted(trust.appointment(0)));

        trust.post("retry", Map.of("id", id(trust.appointment(0))));
        awaitStatus(trust.appointment(0), "CONFIRMED");
        assertThat(trust.differencesAtTheEhr()).isEmpty();
    }

    @Test
    void aChangeIsLaidOverANewerVersionThatSaysNothingAgainstIt() throws Exception {
        LedgerTrust trust = trust(1);
        Rebook.ehr().faults().next(1, Fault.OUTDATED);
        trust.move(0);
        awaitStatus(trust.appointment(0), "CONFIRMED");
        assertThat(there(trust.appointment(0)).getExtensionString("https://ehr.example/colour"))
                .isEqualTo("green");
        assertThat(trust.differencesAtTheEhr()).isEmpty();
    }

    @Test
    void whatTheEhrHasMovedItselfIsShownAndNotOverwrittenUntilSomebodySaysSo() throws Exception {
        LedgerTrust trust = trust(1);
        String moved = trust.move(0);
        awaitStatus(trust.appointment(0), "CONFIRMED");
        Rebook.ehr()
                .keep(
                        """
                        {"resourceType": "Appointment", "id": "%s", "status": "cancelled", "comment": "Patient rang"}
                        """
                                .formatted(moved));
        trust.move(List.of(moved), List.of(0), 2);
        awaitStatus(moved, "MISMATCHED");
        assertThat(said(moved))
                .startsWith("The EHR has changed it since.")
                .contains("Appointment/%s: cancelationReason is absent there and should be prov, IA-STAFF"
                        .formatted(moved));
        assertThat(there(moved).getComment()).isEqualTo("Patient rang");

        trust.post("retry-all", Map.of("status", "MISMATCHED"));
        awaitStatus(moved, "CONFIRMED");
        assertThat(there(moved).getComment()).isEqualTo("Patient rang");
        assertThat(trust.differencesAtTheEhr()).isEmpty();
    }

    @Test
    void aLaterChangeOfTheSameAppointmentWaitsForTheEarlierOne() throws Exception {
        LedgerTrust trust = trust(1);
        Rebook.ehr().faults().next(1, Fault.CONFLICT);
        String moved = trust.move(0);
        awaitStatus(trust.appointment(0), "REJECTED");
        trust.move(List.of(moved), List.of(0), 2);
        int writes = Rebook.ehr().faults().writes();

        LedgerTrust other = LedgerTrust.make(changes(), prefix + "-other", 1);
        other.move(0);
        awaitStatus(other.appointment(0), "CONFIRMED");
        assertThat(status(moved)).isEqualTo("PENDING");
        assertThat(Rebook.ehr().faults().writes()).isEqualTo(writes + 1);

        trust.post("retry", Map.of("id", id(trust.appointment(0))));
        awaitStatus(moved, "CONFIRMED");
        assertThat(trust.differencesAtTheEhr()).isEmpty();
    }

    @Test
    void whatADeadServerLeftSentIsReadBackBeforeItIsSentAgain() throws Exception {
        LedgerTrust trust = trust(1);
        String moved = trust.move(0);
        awaitStatus(trust.appointment(0), "CONFIRMED");
        int writes = Rebook.ehr().faults().writes();
        LedgerTrust.execute(
                """
                update outbox set status = 'SENT', confirmed_at = null, sent_at = now() - interval '2 minutes',
                    next_attempt_at = now() - interval '1 minute' where subject = '%s'
                """
                        .formatted(trust.appointment(0)));
        awaitStatus(trust.appointment(0), "CONFIRMED");
        assertThat(Rebook.ehr().faults().writes()).isEqualTo(writes);
        assertThat(there(moved).getMeta().getVersionId()).isEqualTo("1");
    }

    @Test
    void driftIsFoundByReadingBack() throws Exception {
        LedgerTrust trust = trust(2);
        String moved = trust.move(0);
        trust.move(1);
        awaitStatus(trust.appointment(0), "CONFIRMED");
        awaitStatus(trust.appointment(1), "CONFIRMED");
        Rebook.ehr()
                .keep("{\"resourceType\": \"Appointment\", \"id\": \"%s\", \"status\": \"cancelled\"}"
                        .formatted(moved));

        String run = trust.post("run", Map.of("kind", "reconcile-ehr"));
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> one("select status from run where id = " + run)
                .equals("COMPLETED"));

        assertThat(status(trust.appointment(0))).isEqualTo("MISMATCHED");
        assertThat(said(trust.appointment(0)))
                .contains("Appointment/%s: status is cancelled there and should be booked".formatted(moved));
        assertThat(status(trust.appointment(1))).isEqualTo("CONFIRMED");
        assertThat(one("select message from run where id = " + run)).contains(" 1 have drifted");
        trust.post("retry", Map.of("id", id(trust.appointment(0))));
        awaitStatus(trust.appointment(0), "CONFIRMED");
    }

    @ParameterizedTest
    @ValueSource(longs = {26_04_2016, 27_04_2016})
    void whateverGoesWrongTheEhrEndsWithWhatWeHaveAndNothingTwice(long seed) throws Exception {
        int patients = 30;
        Random random = new Random(seed);
        LedgerTrust trust = trust(patients);
        List<Fault> faults = List.of(
                Fault.NONE,
                Fault.NONE,
                Fault.NONE,
                Fault.CONFLICT,
                Fault.OUTDATED,
                Fault.FAILURE,
                Fault.DROPPED_BEFORE,
                Fault.DROPPED_AFTER,
                Fault.FAILURE_AFTER);
        for (int i = 0; i < patients; i++) {
            Rebook.ehr().faults().next(1, faults.get(random.nextInt(faults.size())));
        }
        List<Integer> everybody = IntStream.range(0, patients).boxed().toList();
        List<String> moved =
                trust.move(everybody.stream().map(trust::appointment).toList(), everybody, 1);
        List<String> movedAgain = new ArrayList<>();
        List<Integer> some =
                everybody.stream().filter(i -> random.nextBoolean()).toList();
        some.forEach(i -> movedAgain.add(moved.get(i)));
        trust.move(movedAgain, some, 2);

        Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> {
            trust.post("retry-all", Map.of("status", "REJECTED"));
            trust.post("retry-all", Map.of("status", "MISMATCHED"));
            return one("select count(*) from outbox where status <> 'CONFIRMED'")
                    .equals("0");
        });
        assertThat(trust.differencesAtTheEhr()).isEmpty();
        assertThat(trust.strangersAtTheEhr()).isEmpty();
        assertThat(one("select count(*) from outbox_touch")).isEqualTo("0");
    }

    private LedgerTrust trust(int patients) throws SQLException, URISyntaxException {
        return LedgerTrust.make(changes(), prefix, patients);
    }

    private URI changes() throws URISyntaxException {
        return war.toURI();
    }

    private static Appointment there(String id) {
        return Rebook.ehr().find(Appointment.class, id).orElseThrow();
    }

    private static SlotStatus slotThere(String id) {
        return Rebook.ehr().find(Slot.class, id).orElseThrow().getStatus();
    }

    private static void awaitStatus(String appointment, String status) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(status(appointment))
                .isEqualTo(status));
    }

    private static String status(String appointment) throws SQLException {
        return one("select status from outbox where subject = '%s'".formatted(appointment));
    }

    private static String said(String appointment) throws SQLException {
        return one("select last_error from outbox where subject = '%s'".formatted(appointment));
    }

    private static String id(String appointment) throws SQLException {
        return one("select id from outbox where subject = '%s'".formatted(appointment));
    }

    private static String one(String query) throws SQLException {
        return LedgerTrust.rows(query).get(0).get(0);
    }
}
