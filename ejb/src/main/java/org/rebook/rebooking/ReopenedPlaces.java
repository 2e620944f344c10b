package org.rebook.rebooking;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.Optional;
import org.rebook.policy.Enforces;
import org.rebook.policy.Rule;
import org.rebook.policy.RuleSet;
import org.rebook.policy.Setting;

/** Who is rung up first when a strike is called off and its sessions are open again. */
public enum ReopenedPlaces {
    URGENT("time-critical and cancer patients who can come at short notice"),
    LONG_WAIT("patients waiting over 52 weeks"),
    CANCELLED_FOR_IT("patients whose date this strike took");

    private final String words;

    ReopenedPlaces(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }

    /** The first of the three that the patient belongs to; empty for whoever can wait for the ordinary way. */
    @Enforces(Rule.R_OFF_05)
    public static Optional<ReopenedPlaces> turnOf(
            Displaced patient, boolean cancelledForIt, LocalDate today, RuleSet rules) {
        if (RiskTier.of(patient, today, rules).compareTo(RiskTier.CANCER_OR_P2) <= 0) {
            return Optional.of(URGENT);
        }
        LocalDate clock = patient.clockStartedOn();
        if (clock != null && clock.isBefore(today.minusDays(rules.number(Setting.RTT_52_DAYS)))) {
            return Optional.of(LONG_WAIT);
        }
        return cancelledForIt ? Optional.of(CANCELLED_FOR_IT) : Optional.empty();
    }

    /** Within one turn: who must be seen first, then who waits longest. */
    static Comparator<Displaced> firstWithinTurn(RuleSet rules) {
        return Comparator.comparing(
                        (Displaced patient) -> DueDates.latestSafeDay(patient, rules),
                        Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(Displaced::clockStartedOn, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(Displaced::appointment);
    }
}
