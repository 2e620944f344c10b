package org.rebook.web.operations;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rebook.rebooking.ExtraSessions;
import org.rebook.rebooking.ShortfallView;

/** Patients without a date who lack the same, and what would help them, as scripts read it. */
public record ShortfallJson(
        String specialty,
        String specialtyName,
        int patients,
        List<String> appointments,
        String lacking,
        String help,
        @Nullable ExtraSessions extra,
        int placed) {

    static ShortfallJson of(ShortfallView view) {
        return new ShortfallJson(
                view.shortfall().specialty(),
                view.specialtyName(),
                view.shortfall().appointments().size(),
                view.shortfall().appointments(),
                view.inWords(),
                view.helpInWords(),
                view.shortfall().extra(),
                view.shortfall().placed());
    }
}
