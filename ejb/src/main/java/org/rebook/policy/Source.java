package org.rebook.policy;

/** Where a rule comes from. */
public enum Source {
    RTT("NHS England, Recording and reporting referral to treatment waiting times, version 5.0, February 2025"),
    CANCER_WAITS("NHS England, National cancer waiting times monitoring guidance, version 12.1, July 2025"),
    CLINICAL_PRIORITY("NHS England, Clinical validation of waiting lists and prioritisation, questions and answers"),
    CANCELLED_OPERATIONS("NHS England, Cancelled elective operations, guidance and questions"),
    DIAGNOSTIC_WAITS("NHS England, Diagnostics waiting times and activity (DM01), guidance"),
    DATA_DICTIONARY("NHS Data Model and Dictionary"),
    STRIKE_2016("NHS England, updates on the junior doctors' action, April 2016"),
    STRIKE_LETTERS("NHS England, letters to trusts on industrial action, March to May 2023"),
    STRIKE_2025("NHS England and press notices on resident doctors' action, July to December 2025"),
    STRIKE_RETURNS("NHS England, industrial action situation reports, letters of 2022 to 2024"),
    CHRISTMAS_DAY_COVER("NHS England and BMA, Christmas Day cover during action by consultants, 2023"),
    STRIKE_NOTICE("Trade union law on notice of action: 7 days, 14 from March 2017, 10 from 18 February 2026"),
    CALLED_OFF_2015("Press and trusts on the action called off in December 2015 and September 2016"),
    SAFETY_INVESTIGATION("Healthcare Safety Investigation Branch, on outpatient appointments intended but not booked"),
    ELECTIVE_ACCESS("NHS England, National elective access policy, and trusts' access policies"),
    E_REFERRAL("NHS England, e-Referral Service, outpatient recovery and slot issues guidance"),
    TRANSPORT("Royal Free London, patient transport and portal pages"),
    THEATRE("NHS Improvement, Operating theatres, 2019, and studies of list overruns"),
    CLINIC_TIMES("Specialty associations and surveys on clinic times and templates"),
    COMMUNICATION("NHS England, Good communication with waiting patients, October 2023, and NHS Notify"),
    ACCESSIBLE_INFORMATION("Accessible Information Standard DCB1605 and Reasonable Adjustment Digital Flag DAPB4019"),
    WAITING_LIST_ANALYSIS("Analyses of waiting lists by deprivation and ethnicity"),
    PRACTICE("Usual practice in trusts' access policies"),
    REBOOK("Rebook's own proposal");

    private final String title;

    Source(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
