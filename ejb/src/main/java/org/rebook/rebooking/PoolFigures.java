package org.rebook.rebooking;

import java.time.temporal.ChronoUnit;
import org.rebook.policy.Setting;

/** The figures of one pool's plan, added up as its patients are gone through. */
final class PoolFigures {

    private int kept;
    private int converted;
    private int moved;
    private int unplaced;
    private int breaches;
    private int otherSite;
    private int otherClinician;
    private int withinTwoWeeks;
    private long days;

    void addKept() {
        kept++;
    }

    void addConverted() {
        converted++;
    }

    void addUnplaced() {
        unplaced++;
    }

    void addMove(Displaced patient, Opening opening, Circumstances now) {
        moved++;
        long delay = ChronoUnit.DAYS.between(patient.lostOn(), opening.sample().day());
        days += delay;
        withinTwoWeeks += delay <= now.number(Setting.TARGET_DAYS_ROUTINE) ? 1 : 0;
        breaches += MoveCosts.breachesCausedBy(patient, opening.sample().day(), now.rules()) > 0 ? 1 : 0;
        otherSite += MoveCosts.isOther(patient.site(), opening.site()) ? 1 : 0;
        otherClinician += MoveCosts.isOther(patient.clinician(), opening.clinician()) ? 1 : 0;
    }

    void add(PoolFigures other) {
        kept += other.kept;
        converted += other.converted;
        moved += other.moved;
        unplaced += other.unplaced;
        breaches += other.breaches;
        otherSite += other.otherSite;
        otherClinician += other.otherClinician;
        withinTwoWeeks += other.withinTwoWeeks;
        days += other.days;
    }

    PlanFigures with(int protectedKept, int protectedToDecide, int keptForUrgent) {
        return new PlanFigures(
                kept + converted + moved + unplaced + protectedKept + protectedToDecide,
                protectedKept,
                protectedToDecide,
                kept,
                converted,
                moved,
                unplaced,
                breaches,
                moved == 0 ? 0 : Math.round(10.0 * days / moved) / 10.0,
                withinTwoWeeks,
                otherSite,
                otherClinician,
                keptForUrgent);
    }
}
