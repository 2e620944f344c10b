package org.rebook.rebooking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rebook.strike.Declaration;
import org.rebook.strike.Declared;
import org.rebook.strike.Participation;
import org.rebook.strike.Preset;
import org.rebook.strike.SessionAtStake;
import org.rebook.strike.StrikeView;

/** One strike after another, each with those who were moved for the last. */
class RollingStrikesTest {

    /** Five strikes in fifteen weeks, each followed by more staff than the last: whoever was moved once is not moved again, and nobody goes into a strike that is known. */
    @Test
    void rollingStrikesMoveNobodyTwiceAndNobodyIntoAKnownOne() {
        List<Declaration> series = Preset.ROLLING.series(PresetCase.SITES);
        assertThat(series).hasSize(5);
        Map<String, SessionAtStake> moved = new TreeMap<>();
        List<StrikeView> known = new ArrayList<>();
        Set<String> movedPatients = new HashSet<>();
        int metAgain = 0;
        for (Declaration declared : series) {
            StrikeView strike = Declared.inTime(at(60 + 10 * known.size(), declared));
            known.add(strike);
            PresetCase next = PresetCase.of(strike, 1, List.copyOf(moved.values()), known);
            Proposal plan = next.plan();
            for (Placed placed : plan.placed()) {
                boolean before = placed.affected().displaced().hospitalCancellations() > 0;
                metAgain += before && placed.affected().session().startsWith("free") ? 1 : 0;
                if (placed.decision() == Decision.MOVE) {
                    assertThat(before).as(placed.affected().appointment()).isFalse();
                    assertThat(known)
                            .noneMatch(earlier -> earlier.isDuring(
                                    placed.time().startsAt(), placed.time().endsAt()));
                    movedPatients.add(placed.affected().patient());
                    moved.merge(
                            placed.opening().sample().session(),
                            next.sessionWith(placed),
                            RollingStrikesTest::together);
                } else if (before) {
                    assertThat(placed.decision()).isIn(Decision.STAY, Decision.PROTECTED);
                }
            }
        }
        assertThat(movedPatients).isNotEmpty();
        assertThat(metAgain).as("some of those moved are hit by a later strike").isPositive();
    }

    private static Declaration at(int participation, Declaration declared) {
        return new Declaration(
                declared.name(),
                declared.windows(),
                declared.staff(),
                declared.sites(),
                new Participation(participation, participation, participation),
                declared.emergencyCover(),
                declared.nightCover(),
                declared.derogations(),
                declared.profile());
    }

    private static SessionAtStake together(SessionAtStake one, SessionAtStake other) {
        return new SessionAtStake(
                one.id(),
                one.clinic(),
                one.kind(),
                one.specialty(),
                one.site(),
                one.clinician(),
                one.clinicianName(),
                one.startsAt(),
                one.endsAt(),
                one.protectedClinic(),
                one.turnaroundMinutes(),
                Stream.concat(one.booked().stream(), other.booked().stream()).toList(),
                one.needs());
    }
}
