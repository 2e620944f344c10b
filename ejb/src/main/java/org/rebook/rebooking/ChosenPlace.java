package org.rebook.rebooking;

import java.time.LocalDate;

/** What is open to linked appointments when one of them is to be in the session that its patient has chosen. */
record ChosenPlace(PlanChange pin) implements JointLimits.Where {

    @Override
    public boolean isOpen(Affected member, String session, LocalDate day) {
        return isAnother(member) || session.equals(pin.session());
    }

    @Override
    public boolean isSeenSo(Affected member, PlanChange.Mode mode) {
        return isAnother(member) || pin.isFor(mode);
    }

    private boolean isAnother(Affected member) {
        return !member.appointment().equals(pin.appointment());
    }
}
