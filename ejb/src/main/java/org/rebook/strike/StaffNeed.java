package org.rebook.strike;

import java.util.Locale;
import java.util.Set;

/**
 * One role that a session needs.
 *
 * @param needed how many it usually has
 * @param minimum how many it cannot run without
 * @param coverGrades who else may stand in
 * @param capacityShare what share of the session's patients goes when fewer than needed are there
 */
public record StaffNeed(
        String role, StaffGrade grade, int needed, int minimum, Set<String> coverGrades, double capacityShare) {

    public StaffNeed {
        if (needed < 1 || minimum < 0 || minimum > needed) {
            throw new IllegalArgumentException(
                    "A role needs at least one (%d), and its minimum (%d) is between 0 and that."
                            .formatted(needed, minimum));
        }
        if (capacityShare < 0 || capacityShare > 1) {
            throw new IllegalArgumentException(
                    "A share of capacity is between 0 and 1, not %s.".formatted(capacityShare));
        }
    }

    /** Whether the role supports those who see the patient: theatre staff and anaesthesia, and radiology elsewhere. */
    boolean supports(SessionAtStake.Kind kind) {
        String name = role.toLowerCase(Locale.UK);
        if (name.startsWith("anaesth") || grade.equals(StaffGrade.THEATRE_PRACTITIONER)) {
            return true;
        }
        return switch (kind) {
            case THEATRE -> !grade.isMedical() || name.startsWith("radio");
            case CLINIC -> name.startsWith("radio");
            case DIAGNOSTIC -> false;
        };
    }
}
