package org.rebook.rebooking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rebook.strike.CallOff;
import org.rebook.strike.Preset;
import org.rebook.strike.StrikeStatus;

/** What stays and what is undone where a strike is called off or suspended, or a poll leaves it open. */
class CalledOffPresetsTest {

    /** Called off at 18:00 the evening before: what was called off stays so, nobody is put back, all of it is reported. */
    @Test
    void calledOffTheNightBeforePutsNobodyBackByItself() {
        PresetCase december = PresetCase.of(Preset.CALLOFF_NIGHT_BEFORE, 1);
        Proposal plan = december.plan();
        Instant declared = december.strike().createdAt();
        assertThat(plan.figures().moved() + plan.figures().unplaced()).isPositive();
        assertThat(CallOff.movesGoOn(StrikeStatus.CALLED_OFF)).isFalse();
        plan.placed().stream()
                .filter(placed -> placed.decision() == Decision.MOVE || placed.decision() == Decision.UNPLACED)
                .forEach(placed -> {
                    assertThat(CallOff.oldPlace(true, false, false, december.rules()))
                            .isEqualTo(CallOff.OldPlace.TO_BE_OFFERED);
                    assertThat(CallOff.isReported(december.now(), declared)).isTrue();
                });
    }

    /** Suspended a week before, or with a poll open until two days before: whatever is not moved by then is not moved. */
    @ParameterizedTest
    @EnumSource(names = {"CALLOFF_D7", "POLL_D2"})
    void suspendedWhileOnlySomeAreMovedLeavesTheOthersWhereTheyAre(Preset preset) {
        PresetCase uncertain = PresetCase.of(preset, 1);
        List<Placed> moves = uncertain.plan().placed().stream()
                .filter(placed -> placed.decision() == Decision.MOVE)
                .toList();
        StrikeStatus status = StrikeStatus.ANNOUNCED;
        List<Placed> carriedOut = new ArrayList<>();
        for (Placed move : moves) {
            if (carriedOut.size() == moves.size() / 2) {
                status = StrikeStatus.SUSPENDED;
            }
            if (CallOff.movesGoOn(status)) {
                carriedOut.add(move);
            }
        }
        assertThat(carriedOut).isNotEmpty().hasSize(moves.size() / 2);
        assertThat(StrikeStatus.SUSPENDED.keepsDaysClear())
                .as("its days stay clear until it is called off")
                .isTrue();
    }
}
