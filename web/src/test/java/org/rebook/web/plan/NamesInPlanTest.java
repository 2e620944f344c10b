package org.rebook.web.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rebook.rebooking.ChangeRefused;
import org.rebook.rebooking.CostEffect;
import org.rebook.rebooking.Decision;
import org.rebook.rebooking.PlacementChange;
import org.rebook.rebooking.PlacementExplanation;
import org.rebook.rebooking.PlanChange;
import org.rebook.rebooking.PlanNames.Named;
import org.rebook.rebooking.PlanNames.NamedSession;
import org.rebook.web.console.Words;

class NamesInPlanTest {

    private static final Instant MORNING = Instant.parse("2026-05-12T08:00:00Z");

    private static final CostEffect FREE = new CostEffect(0, 0, 0);

    private static final LocalDate DAY = LocalDate.of(2026, 5, 12);

    private final NamesInPlan names = new NamesInPlan(
            Map.of("1", new Named("p1", "Abbott, Ann"), "12.a", new Named("p2", "Baker, $1 Bob")),
            Map.of("s1", new NamedSession("s1", "Cardiology", "Dr Grey", MORNING, 4)),
            new Words());

    @Test
    void saysWhoIsMeantWhereOneNumberBeginsAnother() {
        assertThat(why("Makes room on the list for appointment 12.a."))
                .isEqualTo("Makes room on the list for Baker, $1 Bob.");
        assertThat(why("Has a list now because appointment 1 moves to another."))
                .isEqualTo("Has a list now because Abbott, Ann moves to another.");
    }

    @Test
    void leavesTheNumberWhereNobodyIsKnownByIt() {
        assertThat(why("Makes room on the list for appointment 13."))
                .isEqualTo("Makes room on the list for appointment 13.");
        assertThat(names.patient("13")).isEqualTo("Appointment 13");
        assertThat(names.patientId("13")).isNull();
        assertThat(names.session("s2")).isEqualTo("s2");
    }

    @Test
    void namesWhoHoldsAClinicOnce() {
        assertThat(names.session("s1")).isEqualTo("Tue 12 May 2026, 09:00, Cardiology, Dr Grey");
        assertThat(names.label(new NamedSession("s3", "Dr Grey's clinic", "Dr Grey", MORNING, 0)))
                .isEqualTo("Tue 12 May 2026, 09:00, Dr Grey's clinic");
        assertThat(names.label(new NamedSession("s4", "Bloods", null, MORNING, 0)))
                .isEqualTo("Tue 12 May 2026, 09:00, Bloods");
    }

    @Test
    void saysWhereAPatientIs() {
        assertThat(names.place(null)).isEqualTo("Not in the plan");
        assertThat(names.place(new PlacementChange.Place(Decision.UNPLACED, null, null)))
                .isEqualTo("To a clerk");
        assertThat(names.place(new PlacementChange.Place(Decision.MOVE, MORNING, "s1")))
                .isEqualTo("Tue 12 May 2026, 09:00, Cardiology");
        assertThat(names.place(new PlacementChange.Place(Decision.STAY, MORNING, null)))
                .isEqualTo("Tue 12 May 2026, 09:00");
    }

    @Test
    void saysWhomOrWhatAChangeIsAbout() {
        for (PlanChange.Kind kind : PlanChange.Kind.values()) {
            String said = names.change(new PlanChange(
                    kind,
                    kind.isOfPatient() ? "1" : null,
                    kind.isOfSession() || kind == PlanChange.Kind.FORBID ? "s1" : null,
                    kind == PlanChange.Kind.COPY_SESSION ? DAY : null,
                    kind.name().endsWith("E_PLACES") || kind.name().startsWith("ADD_PL") ? 2 : null));
            assertThat(said).as(kind.name()).containsAnyOf("Abbott, Ann", "Cardiology, Dr Grey", "Look further");
        }
    }

    @Test
    void saysWhatAPatientCannotComeTo() {
        assertThat(names.change(new PlanChange(PlanChange.Kind.FORBID, "1", "s1", null, null)))
                .isEqualTo("Abbott, Ann cannot come to Tue 12 May 2026, 09:00, Cardiology, Dr Grey");
        assertThat(names.change(new PlanChange(PlanChange.Kind.FORBID, "1", null, DAY, null)))
                .isEqualTo("Abbott, Ann cannot come on Tue 12 May 2026");
    }

    @Test
    void saysWhoIsSeenByPhone() {
        assertThat(names.change(PlanChange.pin("1", "s1", PlanChange.Mode.PHONE_OR_VIDEO)))
                .isEqualTo("Abbott, Ann takes Tue 12 May 2026, 09:00, Cardiology, Dr Grey, by phone or video");
        assertThat(names.change(PlanChange.pin("1", "s1", PlanChange.Mode.IN_PERSON)))
                .isEqualTo("Abbott, Ann takes Tue 12 May 2026, 09:00, Cardiology, Dr Grey");
        assertThat(names.place(new PlacementChange.Place(Decision.CONVERT, MORNING, null)))
                .isEqualTo("Tue 12 May 2026, 09:00, by phone or video");
    }

    @Test
    void keepsTheModeInAnAddressAndReadsOneWithoutIt() {
        List<PlanChange> changes =
                List.of(PlanChange.pin("1", "s1", PlanChange.Mode.PHONE_OR_VIDEO), PlanChange.pin("1", "s1"));
        assertThat(ChangeLine.readAll(ChangeLine.of(changes))).isEqualTo(changes);
        assertThat(ChangeLine.readAll("PIN~1~s1~~")).containsExactly(PlanChange.pin("1", "s1"));
        assertThatThrownBy(() -> ChangeLine.readAll("PIN~1~s1~~~PIGEON"))
                .isInstanceOf(ChangeRefused.class)
                .hasMessageContaining("not 'PIGEON'");
    }

    @Test
    void saysThatAnotherPlaceIsByPhone() {
        assertThat(names.way(other(Decision.MOVE, PlanChange.Mode.IN_PERSON))).isEqualTo("Moves");
        assertThat(names.way(other(Decision.MOVE, PlanChange.Mode.PHONE_OR_VIDEO)))
                .isEqualTo("Moves, by phone or video");
        assertThat(names.way(other(Decision.CONVERT, PlanChange.Mode.PHONE_OR_VIDEO)))
                .isEqualTo("Phone or video");
    }

    private static PlacementExplanation.Other other(Decision decision, PlanChange.Mode mode) {
        return new PlacementExplanation.Other(decision, mode, "s1", DAY, FREE, FREE, 0, "");
    }

    @Test
    void refusesInTheWordsOfThePageAndWithNames() {
        assertThat(refusal("appointment: DECLINE needs one, and none was given."))
                .isEqualTo("appointment: 'The patient declines the date' needs one, and none was given.");
        assertThat(refusal(
                        "session: no place in session s1 is open to appointment 12.a.", PlanChange.pin("12.a", "s1")))
                .isEqualTo("session: no place in session Tue 12 May 2026, 09:00, Cardiology, Dr Grey is open to"
                        + " appointment 12.a (Baker, $1 Bob).");
        assertThat(refusal("appointment: 1 and 13 and x-1 are not one.", PlanChange.decline("1")))
                .isEqualTo("appointment: 1 (Abbott, Ann) and 13 and x-1 are not one.");
        assertThat(refusal("appointment: the plan has no appointment '13'.", PlanChange.decline("13")))
                .isEqualTo("appointment: the plan has no appointment '13'.");
    }

    private String refusal(String why, PlanChange... changes) {
        return names.refusal(why, List.of(changes));
    }

    private String why(String why) {
        return names.why(new PlacementChange("1", false, null, null, FREE, why));
    }
}
