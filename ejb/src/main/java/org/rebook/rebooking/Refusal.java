package org.rebook.rebooking;

/** Why a slot is refused to a patient, in a clerk's words. */
public enum Refusal {
    PATIENT_HAS_DIED("not for a patient who has died"),
    OTHER_SPECIALTY("for another specialty"),
    OTHER_TYPE("set up for another kind of appointment"),
    OTHER_MODALITY("not the way this patient can be seen (in person, phone or video)"),
    TAKEN("taken or held by somebody else"),
    SESSION_CLOSED("in a session that takes no bookings"),
    PASSED("already passed"),
    DURING_STRIKE("during a strike"),
    BANK_HOLIDAY("on a bank holiday"),
    NO_ROOM("without enough minutes left"),
    NOT_EQUIPPED("without the equipment, chaperone or anaesthetic needed"),
    KIT_IN_USE("on a day on which the kit needed is all in use"),
    NO_BED("without a bed left on the ward for the stay"),
    OTHER_AGE("for patients of another age"),
    RESERVED_FOR_URGENT("kept free for urgent referrals"),
    OTHER_CLINICIAN("with another clinician, and this patient must see the same one"),
    AFTER_LATEST_DATE("after the latest date that is safe for the patient"),
    PATIENT_UNAVAILABLE("on a day the patient cannot come"),
    PATIENT_ELSEWHERE("at the time of another appointment of the patient"),
    TOO_SOON_FOR_INTERPRETER("too soon to book an interpreter"),
    TOO_SOON_FOR_TRANSPORT("too soon to book transport"),
    BEFORE_LOST_DATE("earlier than the date that was lost"),
    TOO_LITTLE_NOTICE("at short notice, which can only be offered"),
    LINK_BROKEN("in the wrong order with a linked appointment");

    private final String words;

    Refusal(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
