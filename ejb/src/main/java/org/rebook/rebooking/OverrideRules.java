package org.rebook.rebooking;

import java.util.Optional;
import org.rebook.access.Role;
import org.rebook.policy.Enforces;
import org.rebook.policy.Force;
import org.rebook.policy.Rule;

/**
 * Who may set a protection aside. A service manager asks; what always binds, or binds but for approval, takes a second
 * person too (R-CAN-01). For a second cancellation that is the division, for which another service manager stands; for an
 * operation an executive, for whom an administrator stands (R-CAN-05, R-CAN-06).
 */
final class OverrideRules {

    /** Who has to approve. */
    enum Approver {
        NOBODY(""),
        ANOTHER_SERVICE_MANAGER("another service manager"),
        EXECUTIVE("an executive, that is an administrator");

        private final String words;

        Approver(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }

        boolean has(String role) {
            return switch (this) {
                case NOBODY -> false;
                case ANOTHER_SERVICE_MANAGER -> role.equals(Role.SERVICE_MANAGER);
                case EXECUTIVE -> role.equals(Role.ADMINISTRATOR);
            };
        }
    }

    private OverrideRules() {}

    /** Nobody sets aside that the patient has died (R-REB-26). */
    static boolean mayBeSetAside(Rule rule) {
        return rule != Rule.R_REB_26;
    }

    @Enforces({Rule.R_CAN_01, Rule.R_CAN_05, Rule.R_CAN_06})
    static Approver approverOf(Rule rule, boolean operation) {
        if (rule.force() != Force.HARD && rule.force() != Force.APPROVAL) {
            return Approver.NOBODY;
        }
        return rule == Rule.PR9 && operation ? Approver.EXECUTIVE : Approver.ANOTHER_SERVICE_MANAGER;
    }

    /** Why somebody may not approve a request; empty when they may. */
    static Optional<String> refusalOfApproval(Approver needed, String askedBy, String who, String role) {
        if (needed == Approver.NOBODY) {
            return Optional.of("it needs nobody's approval.");
        }
        if (askedBy.equals(who)) {
            return Optional.of("whoever asks may not approve; ask %s.".formatted(needed.words()));
        }
        return needed.has(role) ? Optional.empty() : Optional.of("it takes %s to approve.".formatted(needed.words()));
    }
}
