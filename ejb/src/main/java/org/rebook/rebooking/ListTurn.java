package org.rebook.rebooking;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rebook.patient.TheatreCondition;
import org.rebook.policy.Enforces;
import org.rebook.policy.Rule;
import org.rebook.policy.RuleSet;
import org.rebook.policy.Setting;
import org.rebook.rebooking.plan.Operation;

/**
 * A patient's turn on whichever theatre list, and why it is early.
 *
 * @param number lower ones go first
 * @param because null for whoever can take any turn
 */
record ListTurn(int number, @Nullable String because) {

    private static final ListTurn ANY = new ListTurn(Operation.ANY_TURN, null);

    /** Infants fast no longer than they must, latex is out of the air by the morning, and diabetes keeps to its meals. */
    @Enforces(Rule.R_REB_28)
    static ListTurn of(@Nullable LocalDate bornOn, Set<TheatreCondition> conditions, LocalDate day, RuleSet rules) {
        if (rules.isOn(Setting.INFANTS_FIRST)
                && bornOn != null
                && Period.between(bornOn, day).getYears() < rules.number(Setting.INFANT_UNDER_YEARS)) {
            return new ListTurn(0, "an infant");
        }
        if (rules.isOn(Setting.LATEX_FIRST) && conditions.contains(TheatreCondition.LATEX_ALLERGY)) {
            return new ListTurn(1, TheatreCondition.LATEX_ALLERGY.words());
        }
        if (rules.isOn(Setting.DIABETES_FIRST) && conditions.contains(TheatreCondition.DIABETES)) {
            return new ListTurn(2, TheatreCondition.DIABETES.words());
        }
        return ANY;
    }

    /** Of a patient on the day of an operation that was lost. */
    static ListTurn of(Displaced patient, RuleSet rules) {
        PatientFacts person = patient.person();
        return of(person.bornOn(), person.conditions(), patient.lostOn(), rules);
    }

    /** The minutes that those who are booked on a list take before this turn: all of them, or the equally early. */
    int minutesBefore(List<Opening.Early> booked, int minutesOfAll, LocalDate day, RuleSet rules) {
        if (!isEarly()) {
            return minutesOfAll;
        }
        return booked.stream()
                .filter(each -> of(each.bornOn(), each.conditions(), day, rules).number() <= number)
                .mapToInt(Opening.Early::minutes)
                .sum();
    }

    boolean isEarly() {
        return because != null;
    }
}
