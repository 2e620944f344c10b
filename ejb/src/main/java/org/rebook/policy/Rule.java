package org.rebook.policy;

import static org.rebook.policy.Force.APPROVAL;
import static org.rebook.policy.Force.HARD;
import static org.rebook.policy.Force.REPORTING;
import static org.rebook.policy.Force.SOFT;

import java.util.Arrays;

/** Every rule of Rebook by its id: what it says in words, how strictly it binds, and where it comes from. */
public enum Rule {
    R_IMP_01(
            HARD,
            Source.STRIKE_2016,
            "A strike names its staff grades, sites and times, and its status; times are London's."),
    R_IMP_02(
            SOFT,
            Source.STRIKE_2016,
            "Sessions some days before and after a strike are reviewed, and lost only if uncovered."),
    R_IMP_03(
            HARD,
            Source.PRACTICE,
            "A session runs if the staff left in each role it needs are at least that role's minimum."),
    R_IMP_04(SOFT, Source.STRIKE_2025, "How many take part is a forecast for each strike: low, likely and high."),
    R_IMP_05(
            HARD,
            Source.PRACTICE,
            "A consultant who covers a night rests afterwards and does not hold the next day's sessions."),
    R_IMP_06(SOFT, Source.CLINIC_TIMES, "A session without its resident doctor sees fewer patients, not none."),
    R_IMP_07(HARD, Source.CHRISTMAS_DAY_COVER, "A strike's profile says what the trust means to keep going."),
    R_IMP_08(
            SOFT,
            Source.STRIKE_2025,
            "Under the profile 'protect 95 per cent' that share of planned activity is kept."),
    R_IMP_09(HARD, Source.PRACTICE, "No new booking goes into a strike's days from its announcement on."),

    PR1(
            HARD,
            Source.STRIKE_LETTERS,
            "Suspected or treated cancer is not moved by a plan: priority, pathway or clinic says so."),
    PR2(HARD, Source.CLINICAL_PRIORITY, "Priorities P1a, P1b, P2 and D1 are not moved by a plan."),
    PR3(
            HARD,
            Source.PRACTICE,
            "Chemotherapy, radiotherapy, dialysis, transplant care and infusions are not moved by a plan."),
    PR4(HARD, Source.PRACTICE, "Maternity, fetal medicine and early pregnancy care are not moved by a plan."),
    PR5(
            HARD,
            Source.PRACTICE,
            "Fracture, TIA, rapid-access, wet AMD, anticoagulation and other hot clinics are not moved by a plan."),
    PR6(
            HARD,
            Source.PRACTICE,
            "Newborns and children with a safeguarding plan or in care are not moved by a plan; other children last."),
    PR7(HARD, Source.PRACTICE, "Whoever must be seen within the next days is not moved by a plan."),
    PR8(HARD, Source.STRIKE_LETTERS, "Whoever waits over 78 weeks is not moved by a plan; over 52 weeks last."),
    PR9(HARD, Source.PRACTICE, "Whoever the hospital has cancelled before is not moved by a plan."),
    PR10(APPROVAL, Source.PRACTICE, "Vulnerable patients are moved only with approval."),
    PR11(
            SOFT,
            Source.PRACTICE,
            "Appointments with costly arrangements are moved late: interpreter, transport, kit, several specialties."),
    PR12(HARD, Source.PRACTICE, "Directly observed therapy and drug-monitoring clinics are not moved by a plan."),

    R_CAN_01(
            HARD,
            Source.STRIKE_LETTERS,
            "Who is on the protect list is never moved by a plan; a named person may set that aside, with a reason."),
    R_CAN_02(SOFT, Source.STRIKE_LETTERS, "Phone or video comes before a new date, where clinic and patient allow it."),
    R_CAN_03(SOFT, Source.STRIKE_LETTERS, "Those whose move does least harm are stood down first, in eight steps."),
    R_CAN_04(
            HARD,
            Source.STRIKE_LETTERS,
            "Appointments are called off in waves; a whole site or day is never cancelled as a block."),
    R_CAN_05(
            APPROVAL,
            Source.PRACTICE,
            "A second cancellation by the hospital needs the division's approval; of an operation, an executive's."),
    R_CAN_06(
            APPROVAL,
            Source.CANCELLED_OPERATIONS,
            "A second cancellation of an urgent operation needs an executive and is reported."),
    R_CAN_07(
            HARD,
            Source.SAFETY_INVESTIGATION,
            "Nothing is cancelled without reason, decider, session and the promise of a new date."),
    R_CAN_08(HARD, Source.REBOOK, "Within a few working days of the appointment a change is made only by phone."),
    R_CAN_09(
            APPROVAL,
            Source.CLINICAL_PRIORITY,
            "Whoever cannot be seen within the limit of the priority or follow-up goes to a clinician."),
    R_CAN_10(
            HARD,
            Source.CANCELLED_OPERATIONS,
            "An operation cancelled on the day for a non-clinical reason has a date within 28 days."),
    R_CAN_11(
            HARD,
            Source.CANCELLED_OPERATIONS,
            "An operation moved by 24 hours at most, once, is postponed and not cancelled."),
    R_CAN_12(
            HARD,
            Source.DATA_DICTIONARY,
            "A strike's cancellation is recorded as by the provider (4), never as by the patient (2) or not attended (3)."),
    R_CAN_13(HARD, Source.RTT, "A cancellation by the hospital never stops, pauses or resets a waiting-time clock."),
    R_CAN_14(SOFT, Source.PRACTICE, "Appointments that belong together stay together, or the clinician is asked."),

    R_REB_01(
            HARD,
            Source.RTT,
            "Nobody is booked after the latest clinically appropriate date, the priority's or a cancer limit."),
    R_REB_02(
            SOFT,
            Source.STRIKE_2025,
            "The new date lies within two weeks of the lost one, sooner for urgent patients."),
    R_REB_03(
            HARD,
            Source.RTT,
            "A date is given with three weeks' notice; a sooner one is an offer that the patient accepts."),
    R_REB_04(HARD, Source.DATA_DICTIONARY, "On a cancer pathway any offered date is reasonable."),
    R_REB_05(SOFT, Source.RTT, "Two dates are offered, the second within six weeks of the first."),
    R_REB_06(
            HARD,
            Source.DATA_DICTIONARY,
            "Refusals before a cancellation by the hospital do not count; the earliest offer date starts anew."),
    R_REB_07(HARD, Source.RTT, "Nobody is discharged or put on active monitoring without a clinician."),
    R_REB_08(
            SOFT, Source.REBOOK, "Slots are weighed by the trust's points for delay, missed standards and disruption."),
    R_REB_09(HARD, Source.RTT, "Clinical priority comes first, then the length of the wait."),
    R_REB_10(
            HARD,
            Source.RTT,
            "A slot suits by specialty, type, way of being seen, length, age, equipment, chaperone and anaesthetic."),
    R_REB_11(SOFT, Source.PRACTICE, "Follow-ups stay with their clinician; where it is marked, always."),
    R_REB_12(SOFT, Source.RTT, "Patients stay at their site; another only if they accept it."),
    R_REB_13(HARD, Source.RTT, "No date on a day on which the patient cannot come."),
    R_REB_14(HARD, Source.PRACTICE, "Interpreters are booked ahead, and such appointments have the time they need."),
    R_REB_15(HARD, Source.TRANSPORT, "Patient transport is booked two working days to four weeks ahead."),
    R_REB_16(HARD, Source.PRACTICE, "The pre-operative assessment is valid on the new date, or is done again first."),
    R_REB_17(HARD, Source.PRACTICE, "Linked appointments keep their order and the days between them."),
    R_REB_18(
            HARD,
            Source.STRIKE_2025,
            "Nobody who is not affected is moved to make room, unless routine patients may give way."),
    R_REB_19(SOFT, Source.PRACTICE, "Unused slots of the template are filled before other capacity."),
    R_REB_20(
            HARD,
            Source.PRACTICE,
            "Slots kept for urgent patients stay free for them, and so does a share of each clinic's next weeks."),
    R_REB_21(HARD, Source.PRACTICE, "Sessions are overbooked only within a cap."),
    R_REB_22(SOFT, Source.THEATRE, "A list is full when its chance to overrun is greater than the trust allows."),
    R_REB_23(HARD, Source.REBOOK, "Nobody is rebooked into a known strike or a bank holiday."),
    R_REB_24(HARD, Source.E_REFERRAL, "What was booked through e-RS is changed through e-RS."),
    R_REB_25(HARD, Source.PRACTICE, "A promise to rebook that is not kept moves up to the next person in line."),
    R_REB_26(HARD, Source.PRACTICE, "A promise to rebook is closed without a date only with a reason."),
    R_REB_27(
            SOFT,
            Source.RTT,
            "Patient-initiated follow-up, advice or a virtual visit is suggested to a clinician only."),
    R_REB_28(
            SOFT,
            Source.PRACTICE,
            "On a theatre list infants go first, then those with a latex allergy, then those with diabetes."),
    R_REB_29(
            HARD,
            Source.RTT,
            "Kit that the theatre lists of a site share is used no more often a day than there is of it."),
    R_REB_30(
            HARD,
            Source.PRACTICE,
            "Whoever stays after an operation has a bed on the ward on each day, where the EHR counts the beds."),

    R_OFF_01(HARD, Source.CALLED_OFF_2015, "When a strike is suspended, nothing more is moved or told at once."),
    R_OFF_02(HARD, Source.CALLED_OFF_2015, "Nobody is put back by itself when a strike is called off."),
    R_OFF_03(SOFT, Source.REBOOK, "The old place is offered back while it is free, staffed and far enough away."),
    R_OFF_04(
            HARD,
            Source.REBOOK,
            "A new date that the patient has accepted stays unless the patient wants the old one."),
    R_OFF_05(
            SOFT,
            Source.PRACTICE,
            "Reopened sessions are filled by the urgent, the longest waits, then those who were cancelled."),
    R_OFF_06(
            REPORTING,
            Source.STRIKE_RETURNS,
            "Who was cancelled for a strike that was called off is still reported as rescheduled."),

    R_COM_02(
            HARD,
            Source.COMMUNICATION,
            "The nearer the appointment, the surer the way of telling: by phone within a week."),
    R_COM_03(HARD, Source.ACCESSIBLE_INFORMATION, "A patient's recorded way of being told overrides the usual one."),
    R_COM_10(HARD, Source.TRANSPORT, "For a child the responsible adult is told."),

    R_REP_02(
            REPORTING,
            Source.SAFETY_INVESTIGATION,
            "Every night all who lost a date are checked against new dates and promises."),
    R_REP_03(REPORTING, Source.RTT, "Missed standards are forecast before anything is cancelled."),
    R_REP_04(REPORTING, Source.PRACTICE, "Moves that call for a harm review are listed."),
    R_REP_06(
            HARD,
            Source.REBOOK,
            "A rule set has version, date and approver, and every plan keeps the version it was made with."),
    R_REP_07(
            HARD,
            Source.REBOOK,
            "What is changed in bulk is shown first and approved; large plans by a second person."),
    R_REP_08(HARD, Source.REBOOK, "Nothing is changed in bulk on data that are too old.");

    private final Force force;
    private final Source source;
    private final String statement;

    Rule(Force force, Source source, String statement) {
        this.force = force;
        this.source = source;
        this.statement = statement;
    }

    /** The id as people write it: "R-REB-03". */
    public String id() {
        return name().replace('_', '-');
    }

    /** @throws IllegalArgumentException when no rule has the id */
    public static Rule of(String id) {
        return Arrays.stream(values())
                .filter(rule -> rule.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("rule: there is no rule '%s'.".formatted(id)));
    }

    public Force force() {
        return force;
    }

    public Source source() {
        return source;
    }

    public String statement() {
        return statement;
    }

    public Evidence evidence() {
        return switch (source) {
            case PRACTICE -> Evidence.PRACTICE;
            case REBOOK -> Evidence.PROPOSAL;
            default -> Evidence.SOURCED;
        };
    }

    /** What the rule is about, as the rules page groups it. */
    public String area() {
        if (name().startsWith("PR")) {
            return "Who is protected";
        }
        return switch (name().substring(2, 5)) {
            case "IMP" -> "Who is hit";
            case "CAN" -> "Calling off";
            case "REB" -> "Rebooking";
            case "OFF" -> "When a strike is called off";
            case "COM" -> "Telling patients";
            default -> "Reporting and safety";
        };
    }
}
