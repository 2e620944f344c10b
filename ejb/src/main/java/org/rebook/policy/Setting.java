package org.rebook.policy;

import static org.rebook.policy.Evidence.NOT_VERIFIED;
import static org.rebook.policy.Evidence.PRACTICE;
import static org.rebook.policy.Evidence.PROPOSAL;
import static org.rebook.policy.Evidence.SOURCED;
import static org.rebook.policy.Kind.CODES;
import static org.rebook.policy.Kind.COUNT;
import static org.rebook.policy.Kind.DAYS;
import static org.rebook.policy.Kind.HALF_POINTS;
import static org.rebook.policy.Kind.HOURS;
import static org.rebook.policy.Kind.MINUTES;
import static org.rebook.policy.Kind.ON_OFF;
import static org.rebook.policy.Kind.PER_CENT;
import static org.rebook.policy.Kind.WORKING_DAYS;
import static org.rebook.policy.Scope.CLINIC;
import static org.rebook.policy.Scope.DIVISION;
import static org.rebook.policy.Scope.FIXED;
import static org.rebook.policy.Scope.NATIONAL;
import static org.rebook.policy.Scope.TRUST;

import java.util.Arrays;
import java.util.Locale;
import java.util.TreeSet;

/** Every value that a rule set holds: what it says, its default and its bounds, how well it is founded, who may set it. */
public enum Setting {
    STRIKE_NOTICE_DAYS(Rule.R_IMP_01, "Notice of a strike", DAYS, 10, 0, 60, SOURCED, NATIONAL),
    REVIEW_DAYS_BEFORE(Rule.R_IMP_02, "Days reviewed before a strike", DAYS, 8, 0, 30, SOURCED, TRUST),
    REVIEW_DAYS_AFTER(Rule.R_IMP_02, "Days reviewed after a strike", DAYS, 5, 0, 30, SOURCED, TRUST),
    PARTICIPATION_LOW(Rule.R_IMP_04, "Taking part, low", PER_CENT, 30, 0, 100, SOURCED, TRUST),
    PARTICIPATION_LIKELY(Rule.R_IMP_04, "Taking part, likely", PER_CENT, 60, 0, 100, NOT_VERIFIED, TRUST),
    PARTICIPATION_HIGH(Rule.R_IMP_04, "Taking part, high", PER_CENT, 78, 0, 100, SOURCED, TRUST),
    REST_HOURS_AFTER_NIGHT(Rule.R_IMP_05, "Rest after a night", HOURS, 11, 0, 48, PRACTICE, TRUST),
    RESIDENT_CAPACITY_LEFT(
            Rule.R_IMP_06, "Patients still seen without the resident", PER_CENT, 60, 0, 100, SOURCED, CLINIC),
    PROTECT_ACTIVITY_FLOOR(
            Rule.R_IMP_08, "Planned activity kept under 'protect 95'", PER_CENT, 95, 0, 100, SOURCED, TRUST),
    BLOCK_NEW_BOOKINGS(Rule.R_IMP_09, "Stop new bookings from the announcement on", ON_OFF, 1, 0, 1, PRACTICE, TRUST),

    CANCER_PROTECTED(Rule.PR1, "Protect suspected and treated cancer", ON_OFF, 1, 0, 1, SOURCED, TRUST),
    TIME_CRITICAL_PROTECTED(Rule.PR2, "Protect P1a, P1b, P2 and D1", ON_OFF, 1, 0, 1, SOURCED, TRUST),
    TREATMENT_SPECIALTIES(Rule.PR3, "Treatment functions that cannot wait", "102 308 361 370 800", PRACTICE),
    MATERNITY_SPECIALTIES(Rule.PR4, "Maternity treatment functions", "501 505 560", PRACTICE),
    TIME_BOUND_SPECIALTIES(Rule.PR5, "Treatment functions bound to their date", "324 329", PRACTICE),
    CHILDREN_PROTECTED(
            Rule.PR6,
            "Protect newborns, and children with safeguarding plan or in care",
            ON_OFF,
            1,
            0,
            1,
            PRACTICE,
            TRUST),
    CHILD_SPECIALTIES(Rule.PR6, "Children's treatment functions besides 200 to 299", "321 420", PRACTICE),
    CHILD_WEIGHT(Rule.PR6, "Moving another child costs", HALF_POINTS, 40, 0, 1000, PROPOSAL, TRUST),
    REVIEW_DUE_DAYS(Rule.PR7, "To be seen so soon that nobody is moved", DAYS, 14, 0, 60, PRACTICE, TRUST),
    LONG_WAIT_PROTECTED_DAYS(Rule.PR8, "Waiting over so long is protected", DAYS, 546, 364, 1000, PRACTICE, TRUST),
    LONG_WAIT_WEIGHT(
            Rule.PR8, "Moving somebody who waits over 52 weeks costs", HALF_POINTS, 120, 0, 1000, PROPOSAL, TRUST),
    HOSPITAL_CANCELLATIONS_ALLOWED(
            Rule.PR9,
            "Earlier cancellations by the hospital with which a plan may move",
            COUNT,
            0,
            0,
            5,
            PRACTICE,
            TRUST),
    VULNERABLE_NEED_APPROVAL(Rule.PR10, "Moving vulnerable patients needs approval", ON_OFF, 1, 0, 1, PRACTICE, TRUST),
    ARRANGEMENTS_WEIGHT(
            Rule.PR11,
            "Moving an appointment with costly arrangements costs",
            HALF_POINTS,
            20,
            0,
            1000,
            PROPOSAL,
            TRUST),
    PROTECTED_CLINICS(Rule.PR12, "Protect the clinics that the EHR marks", ON_OFF, 1, 0, 1, PRACTICE, TRUST),

    CONVERT_FIRST(Rule.R_CAN_02, "Phone or video before a new date", ON_OFF, 1, 0, 1, SOURCED, CLINIC),
    STAND_DOWN_1(
            Rule.R_CAN_03,
            "1: routine follow-up, 6 weeks of slack, never moved",
            HALF_POINTS,
            0,
            0,
            1000,
            PROPOSAL,
            TRUST),
    STAND_DOWN_2(Rule.R_CAN_03, "2: routine follow-up with slack", HALF_POINTS, 40, 0, 1000, PROPOSAL, TRUST),
    STAND_DOWN_3(Rule.R_CAN_03, "3: P4 or D4", HALF_POINTS, 80, 0, 1000, PROPOSAL, TRUST),
    STAND_DOWN_4(
            Rule.R_CAN_03, "4: routine new, still seen inside 18 weeks", HALF_POINTS, 120, 0, 1000, PROPOSAL, TRUST),
    STAND_DOWN_5(Rule.R_CAN_03, "5: P3 with slack", HALF_POINTS, 160, 0, 1000, PROPOSAL, TRUST),
    STAND_DOWN_6(Rule.R_CAN_03, "6: routine new that would miss 18 weeks", HALF_POINTS, 200, 0, 1000, PROPOSAL, FIXED),
    STAND_DOWN_7(Rule.R_CAN_03, "7: follow-up without enough slack", HALF_POINTS, 240, 0, 1000, PROPOSAL, FIXED),
    STAND_DOWN_8(Rule.R_CAN_03, "8: waiting over 52 weeks", HALF_POINTS, 280, 0, 1000, PROPOSAL, FIXED),
    SLACK_DAYS(Rule.R_CAN_03, "Slack of a follow-up that is stood down first", DAYS, 42, 0, 365, PRACTICE, TRUST),
    WAVE_SHARE(Rule.R_CAN_04, "Called off in one wave at most", PER_CENT, 25, 1, 100, PROPOSAL, TRUST),
    LATE_FREEZE_DAYS(Rule.R_CAN_08, "Changed only by phone within", WORKING_DAYS, 3, 0, 20, PROPOSAL, TRUST),
    GUARANTEE_DAYS(
            Rule.R_CAN_10,
            "New date after an operation cancelled on the day within",
            DAYS,
            28,
            1,
            60,
            SOURCED,
            NATIONAL),
    POSTPONEMENT_HOURS(Rule.R_CAN_11, "Moved by so little is postponed", HOURS, 24, 0, 48, SOURCED, NATIONAL),
    POSTPONEMENTS_ALLOWED(Rule.R_CAN_11, "Postponements of one operation", COUNT, 1, 0, 5, SOURCED, NATIONAL),
    KEEP_BUNDLES(Rule.R_CAN_14, "Keep appointments of one day together", ON_OFF, 1, 0, 1, PRACTICE, DIVISION),

    RTT_DAYS(Rule.R_REB_01, "18 weeks: still inside on day", DAYS, 126, 1, 1000, SOURCED, NATIONAL),
    RTT_52_DAYS(Rule.R_REB_01, "52 weeks: still inside on day", DAYS, 364, 1, 1000, SOURCED, NATIONAL),
    RTT_65_DAYS(Rule.R_REB_01, "65 weeks: still inside on day", DAYS, 455, 1, 1000, SOURCED, NATIONAL),
    RTT_78_DAYS(Rule.R_REB_01, "78 weeks: still inside on day", DAYS, 546, 1, 1000, SOURCED, NATIONAL),
    RTT_104_DAYS(Rule.R_REB_01, "104 weeks: still inside on day", DAYS, 728, 1, 1000, SOURCED, NATIONAL),
    TWO_WEEK_WAIT(Rule.R_REB_01, "The two-week wait is a standard", ON_OFF, 0, 0, 1, PRACTICE, NATIONAL),
    TWO_WEEK_WAIT_DAYS(Rule.R_REB_01, "Suspected cancer first seen within", DAYS, 14, 1, 60, PRACTICE, NATIONAL),
    FASTER_DIAGNOSIS(Rule.R_REB_01, "The faster diagnosis standard is in use", ON_OFF, 1, 0, 1, SOURCED, NATIONAL),
    CANCER_28_DAYS(Rule.R_REB_01, "Cancer diagnosed or ruled out within", DAYS, 28, 1, 365, SOURCED, NATIONAL),
    CANCER_31_DAYS(
            Rule.R_REB_01, "Cancer treated after the decision to treat within", DAYS, 31, 1, 365, SOURCED, NATIONAL),
    CANCER_62_DAYS(Rule.R_REB_01, "Cancer treated after referral within", DAYS, 62, 1, 365, SOURCED, NATIONAL),
    CANCER_104_DAYS(Rule.R_REB_01, "Cancer backstop", DAYS, 104, 1, 365, PRACTICE, NATIONAL),
    DIAGNOSTIC_DAYS(Rule.R_REB_01, "A diagnostic test is late from day", DAYS, 42, 1, 365, SOURCED, NATIONAL),
    CLINICAL_PRIORITIES(
            Rule.R_REB_01, "Priorities P1a to P4 and D1 to D4 are in use", ON_OFF, 1, 0, 1, SOURCED, NATIONAL),
    P1A_HOURS(Rule.R_REB_01, "P1a within", HOURS, 24, 1, 168, SOURCED, NATIONAL),
    P1B_HOURS(Rule.R_REB_01, "P1b within", HOURS, 72, 1, 168, SOURCED, NATIONAL),
    P2_DAYS(Rule.R_REB_01, "P2 within", DAYS, 28, 1, 365, SOURCED, NATIONAL),
    P3_DAYS(Rule.R_REB_01, "P3 within", DAYS, 84, 1, 365, SOURCED, NATIONAL),
    D1_DAYS(Rule.R_REB_01, "D1 within", DAYS, 3, 1, 365, NOT_VERIFIED, TRUST),
    D2_DAYS(Rule.R_REB_01, "D2 within", DAYS, 14, 1, 365, NOT_VERIFIED, TRUST),
    D3_DAYS(Rule.R_REB_01, "D3 within", DAYS, 42, 1, 365, NOT_VERIFIED, TRUST),
    URGENT_FIRST_SEEN_DAYS(Rule.R_REB_01, "Urgent referral first seen within", DAYS, 28, 1, 365, PRACTICE, TRUST),
    REVIEW_WITHOUT_LCAD(
            Rule.R_REB_01, "A follow-up without latest date goes to a clinician", ON_OFF, 1, 0, 1, PRACTICE, FIXED),
    TARGET_DAYS_URGENT(Rule.R_REB_02, "New date for urgent patients within", DAYS, 7, 1, 90, PRACTICE, DIVISION),
    TARGET_DAYS_ROUTINE(Rule.R_REB_02, "New date within", DAYS, 14, 1, 90, SOURCED, DIVISION),
    GREATEST_DELAY_DAYS(Rule.R_REB_02, "A delay above this is shown as too long", DAYS, 42, 1, 365, PRACTICE, DIVISION),
    NOTICE_DAYS(Rule.R_REB_03, "Notice of a date that is given", DAYS, 21, 0, 60, SOURCED, NATIONAL),
    CANCER_NOTICE_DAYS(Rule.R_REB_04, "Notice on a cancer pathway", DAYS, 0, 0, 60, SOURCED, NATIONAL),
    OFFERS(Rule.R_REB_05, "Dates offered", COUNT, 2, 1, 5, SOURCED, TRUST),
    SECOND_OFFER_DAYS(Rule.R_REB_05, "Second offer after the first within", DAYS, 42, 1, 90, SOURCED, TRUST),
    WEIGHT_DAY(Rule.R_REB_08, "A day of delay", HALF_POINTS, 1, 0, 100, PROPOSAL, TRUST),
    WEIGHT_DAY_PAST_TARGET(Rule.R_REB_08, "A day past the target", HALF_POINTS, 10, 0, 100, PROPOSAL, TRUST),
    WEIGHT_18_WEEKS(
            Rule.R_REB_08, "18 weeks missed (slots offered to one patient)", HALF_POINTS, 40, 0, 1000, PROPOSAL, TRUST),
    WEIGHT_52_WEEKS(
            Rule.R_REB_08,
            "52 weeks missed (slots offered to one patient)",
            HALF_POINTS,
            120,
            0,
            1000,
            PROPOSAL,
            TRUST),
    WEIGHT_SECOND_MOVE(Rule.R_REB_08, "A second move", HALF_POINTS, 200, 0, 1000, PROPOSAL, TRUST),
    WEIGHT_UPHEAVAL(
            Rule.R_REB_08,
            "Another date than the plan gave, for a change that is about somebody else",
            HALF_POINTS,
            160,
            0,
            1000,
            PROPOSAL,
            TRUST),
    WEIGHT_OTHER_SITE(Rule.R_REB_08, "Another site", HALF_POINTS, 16, 0, 1000, PROPOSAL, TRUST),
    WEIGHT_OTHER_CLINICIAN(Rule.R_REB_08, "Another clinician", HALF_POINTS, 12, 0, 1000, PROPOSAL, TRUST),
    WEIGHT_TRANSPORT(
            Rule.R_REB_08, "Transport or interpreter to be booked again", HALF_POINTS, 20, 0, 1000, PROPOSAL, TRUST),
    WEIGHT_SHORT_NOTICE(
            Rule.R_REB_08, "A date that the patient must agree to", HALF_POINTS, 8, 0, 1000, PROPOSAL, TRUST),
    WEIGHT_CONVERTED(Rule.R_REB_08, "Phone or video instead of coming in", HALF_POINTS, 6, 0, 1000, PROPOSAL, TRUST),
    WEIGHT_UNUSED_SLOT(
            Rule.R_REB_19, "A slot outside the template costs more by", HALF_POINTS, 6, 0, 1000, PROPOSAL, TRUST),
    ALWAYS_SAME_CLINICIAN(
            Rule.R_REB_11, "Follow-ups only with the same clinician", ON_OFF, 0, 0, 1, PRACTICE, DIVISION),
    OTHER_SITE_NEEDS_AGREEMENT(
            Rule.R_REB_12, "Another site only if the patient accepts it", ON_OFF, 1, 0, 1, SOURCED, TRUST),
    INTERPRETER_LEAD(
            Rule.R_REB_14, "Spoken-language interpreter booked ahead", WORKING_DAYS, 5, 0, 30, PRACTICE, TRUST),
    SIGN_LANGUAGE_LEAD(
            Rule.R_REB_14, "Sign-language interpreter booked ahead", WORKING_DAYS, 10, 0, 30, PRACTICE, TRUST),
    TRANSPORT_LEAD(Rule.R_REB_15, "Transport booked ahead at least", WORKING_DAYS, 2, 0, 30, SOURCED, TRUST),
    TRANSPORT_HORIZON_DAYS(Rule.R_REB_15, "Transport booked ahead at most", DAYS, 28, 1, 365, SOURCED, TRUST),
    PRE_OP_VALID_DAYS(Rule.R_REB_16, "Pre-operative assessment valid for", DAYS, 90, 1, 365, PRACTICE, DIVISION),
    PRE_OP_LEAD_DAYS(
            Rule.R_REB_17, "Pre-operative assessment before the operation by", DAYS, 7, 0, 60, PRACTICE, DIVISION),
    NEVER_DISPLACE_OTHERS(
            Rule.R_REB_18, "Patients who are not affected stay where they are", ON_OFF, 1, 0, 1, SOURCED, FIXED),
    CASCADES(Rule.R_REB_18, "Except: routine patients may give way to urgent ones", ON_OFF, 0, 0, 1, PROPOSAL, TRUST),
    CASCADE_SLACK_DAYS(Rule.R_REB_18, "Whoever gives way keeps before every limit", DAYS, 42, 7, 365, PROPOSAL, TRUST),
    CASCADE_NOTICE_DAYS(
            Rule.R_REB_18, "Whoever gives way has a date no nearer than", DAYS, 21, 7, 126, PROPOSAL, TRUST),
    CASCADES_AT_MOST(Rule.R_REB_18, "Patients who give way in one plan at most", COUNT, 50, 1, 500, PROPOSAL, TRUST),
    CASCADE_PRICE(Rule.R_REB_18, "A patient who gives way", HALF_POINTS, 200, 0, 5000, PROPOSAL, TRUST),
    RESERVE_SHARE(
            Rule.R_REB_20, "Of a clinic's slots kept free for urgent referrals", PER_CENT, 10, 0, 50, PRACTICE, CLINIC),
    RESERVE_DAYS(Rule.R_REB_20, "Slots are kept free for the next", DAYS, 14, 1, 60, PRACTICE, CLINIC),
    OVERBOOKED_PER_SESSION(Rule.R_REB_21, "Overbooked in one session at most", COUNT, 0, 0, 2, PRACTICE, FIXED),
    OVERRUN_MINUTES(Rule.R_REB_22, "A list may overrun by", MINUTES, 15, 0, 120, PROPOSAL, DIVISION),
    OVERRUN_CHANCE(Rule.R_REB_22, "Chance to overrun by more at most", PER_CENT, 15, 1, 50, PROPOSAL, DIVISION),
    CLOSED_ON_BANK_HOLIDAYS(Rule.R_REB_23, "Nobody is rebooked on a bank holiday", ON_OFF, 1, 0, 1, PROPOSAL, TRUST),
    THROUGH_E_RS(Rule.R_REB_24, "e-RS bookings are changed through e-RS", ON_OFF, 1, 0, 1, SOURCED, TRUST),
    ESCALATE_TO_LEAD(Rule.R_REB_25, "To the booking lead after", WORKING_DAYS, 2, 0, 60, PRACTICE, TRUST),
    ESCALATE_TO_MANAGER(Rule.R_REB_25, "To the service manager after", WORKING_DAYS, 5, 0, 60, PRACTICE, TRUST),
    ESCALATE_TO_DIVISION(Rule.R_REB_25, "To the division after", WORKING_DAYS, 10, 0, 60, PRACTICE, TRUST),
    ESCALATE_CANCER(Rule.R_REB_25, "Suspected cancer moves up after", WORKING_DAYS, 1, 0, 60, PRACTICE, TRUST),
    PIFU_SUGGESTED(
            Rule.R_REB_27, "Suggest patient-initiated follow-up to clinicians", ON_OFF, 1, 0, 1, SOURCED, DIVISION),
    INFANTS_FIRST(Rule.R_REB_28, "Infants go first on their theatre list", ON_OFF, 1, 0, 1, PRACTICE, DIVISION),
    INFANT_UNDER_YEARS(Rule.R_REB_28, "An infant is under so many years", COUNT, 1, 1, 5, PRACTICE, DIVISION),
    LATEX_FIRST(Rule.R_REB_28, "Then patients with a latex allergy", ON_OFF, 1, 0, 1, PRACTICE, DIVISION),
    DIABETES_FIRST(Rule.R_REB_28, "Then patients with diabetes", ON_OFF, 1, 0, 1, PRACTICE, DIVISION),

    REINSTATED_BY_ITSELF(Rule.R_OFF_02, "Put patients back without asking", ON_OFF, 0, 0, 1, SOURCED, FIXED),
    ORIGINAL_SLOT_HOURS(
            Rule.R_OFF_03, "The old place is offered back until so long before", HOURS, 48, 0, 336, PROPOSAL, TRUST),

    BY_PHONE_DAYS(Rule.R_COM_02, "Told by phone within", DAYS, 7, 0, 60, PROPOSAL, TRUST),
    CHILD_UNDER_YEARS(Rule.R_COM_10, "A child is under so many years", COUNT, 18, 1, 25, SOURCED, TRUST),

    SECOND_PERSON_ABOVE(
            Rule.R_REP_07, "A plan of more changes needs a second person", COUNT, 2_000, 0, 100_000, PROPOSAL, TRUST),
    FRESH_HOURS(Rule.R_REP_08, "Data are too old after", HOURS, 24, 1, 336, PROPOSAL, TRUST);

    private final Rule rule;
    private final String words;
    private final Kind kind;
    private final String usual;
    private final int least;
    private final int greatest;
    private final Evidence evidence;
    private final Scope scope;

    Setting(Rule rule, String words, Kind kind, int usual, int least, int greatest, Evidence evidence, Scope scope) {
        this.rule = rule;
        this.words = words;
        this.kind = kind;
        this.usual = Integer.toString(usual);
        this.least = least;
        this.greatest = greatest;
        this.evidence = evidence;
        this.scope = scope;
    }

    Setting(Rule rule, String words, String codes, Evidence evidence) {
        this.rule = rule;
        this.words = words;
        this.kind = CODES;
        this.usual = codes;
        this.least = 0;
        this.greatest = 0;
        this.evidence = evidence;
        this.scope = TRUST;
    }

    public Rule rule() {
        return rule;
    }

    public String words() {
        return words;
    }

    public Kind kind() {
        return kind;
    }

    /** The value that Rebook is shipped with. */
    public String usual() {
        return usual;
    }

    /** The least value; 0 where it is made of codes. */
    public int least() {
        return least;
    }

    /** The greatest value; 0 where it is made of codes. */
    public int greatest() {
        return greatest;
    }

    public Evidence evidence() {
        return evidence;
    }

    public Scope scope() {
        return scope;
    }

    /**
     * The value as it is kept: numbers without leading zeros, codes in order and once.
     *
     * @throws IllegalArgumentException when it cannot be; the message names the setting and the value
     */
    public String normal(String value) {
        return switch (kind) {
            case CODES -> normalCodes(value);
            case ON_OFF -> normalAnswer(value);
            default -> Integer.toString(number(value));
        };
    }

    private String normalAnswer(String value) {
        return switch (value.strip().toLowerCase(Locale.ROOT)) {
            case "1", "yes" -> "1";
            case "0", "no" -> "0";
            default ->
                throw new IllegalArgumentException(
                        "%s: '%s' is neither yes nor no (%s).".formatted(name(), value, words));
        };
    }

    private int number(String value) {
        String text = value.strip();
        if (!text.matches("\\d{1,6}") || Integer.parseInt(text) < least || Integer.parseInt(text) > greatest) {
            throw new IllegalArgumentException("%s: '%s' is not a whole number from %d to %d (%s)."
                    .formatted(name(), value, least, greatest, words));
        }
        return Integer.parseInt(text);
    }

    private String normalCodes(String value) {
        String[] codes = value.strip().isEmpty() ? new String[0] : value.strip().split("[\\s,;]+");
        for (String code : codes) {
            if (!code.matches("\\d{3}")) {
                throw new IllegalArgumentException("%s: '%s' is not a treatment function code of three digits (%s)."
                        .formatted(name(), code, words));
            }
        }
        return String.join(" ", new TreeSet<>(Arrays.asList(codes)));
    }

    /** The value as people read it. */
    public String inWords(String value) {
        return switch (kind) {
            case ON_OFF -> value.equals("1") ? "yes" : "no";
            case CODES -> value.isEmpty() ? "none" : value;
            default -> (value + " " + kind.words()).strip();
        };
    }
}
