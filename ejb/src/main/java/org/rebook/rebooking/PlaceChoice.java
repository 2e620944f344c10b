package org.rebook.rebooking;

/** What a group of places is to the outpatients of a plan: kept, kept by phone, an opening, or given by somebody else. */
sealed interface PlaceChoice {

    record Stay(Remainder session) implements PlaceChoice {}

    record Convert(Remainder session) implements PlaceChoice {}

    record Move(Opening opening) implements PlaceChoice {}

    /** The place of somebody who may give way; only a pool that knows them can say to whom it is open. */
    record Give(GivingPlace giver) implements PlaceChoice {}

    /** What the choice costs the patient, or -1 when it is closed to them. */
    default long costFor(Affected patient, MoveCosts costs, Circumstances now, Commitments commitments) {
        if (this instanceof Stay stay) {
            return stay.session().session().equals(patient.session()) ? costs.stay() : -1;
        }
        if (this instanceof Convert convert) {
            boolean own = convert.session().session().equals(patient.session());
            return own && Conversion.isAllowed(patient, now) ? costs.convert() : -1;
        }
        if (this instanceof Give) {
            return -1;
        }
        Opening opening = ((Move) this).opening();
        Refusal refusal = PlanRules.firstRefusalOf(opening.sample(), patient, now, commitments);
        return refusal == null ? costs.move(patient.displaced(), opening) : -1;
    }
}
