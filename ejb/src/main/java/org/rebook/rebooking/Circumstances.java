package org.rebook.rebooking;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rebook.clinic.London;
import org.rebook.clinic.SlotTime;

/** The moment at which slots are chosen, and the strikes known by then. */
public record Circumstances(Instant now, LocalDate today, List<StrikeTime> strikes) {

    public Circumstances(Instant now, List<StrikeTime> strikes) {
        this(now, London.dayOf(now), List.copyOf(strikes));
    }

    /** When, and at which sites, staff are out; no site named means every site. */
    public record StrikeTime(SlotTime time, Set<String> sites) {

        boolean hits(SlotTime slot, @Nullable String site) {
            return time.overlaps(slot) && (sites.isEmpty() || site == null || sites.contains(site));
        }
    }
}
