package org.rebook.rebooking;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A shortfall with the names of specialty and site, as people read it. */
public record ShortfallView(
        Shortfall shortfall, String specialtyName, @Nullable String siteName, String inWords, String helpInWords) {

    static ShortfallView of(Shortfall shortfall, Map<String, String> specialties, Map<String, String> sites) {
        String site = shortfall.extra() == null || shortfall.extra().site() == null
                ? null
                : sites.get(shortfall.extra().site());
        return new ShortfallView(
                shortfall,
                specialties.getOrDefault(shortfall.specialty(), shortfall.specialty()),
                site,
                shortfall.inWords(),
                shortfall.helpInWords(site));
    }
}
