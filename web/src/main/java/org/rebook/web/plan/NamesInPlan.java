package org.rebook.web.plan;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rebook.rebooking.Decision;
import org.rebook.rebooking.PlacementChange;
import org.rebook.rebooking.PlacementExplanation;
import org.rebook.rebooking.PlanChange;
import org.rebook.rebooking.PlanNames;
import org.rebook.web.console.Words;

/** What a plan's patients and sessions, and changes of it, are called on its pages: by names, not by numbers. */
public final class NamesInPlan {

    // An appointment's number may have a full stop in it, but one at the end ends the sentence.
    private static final Pattern APPOINTMENT = Pattern.compile("appointment ([A-Za-z0-9.-]*[A-Za-z0-9-])");

    private static final String BY_PHONE = ", by phone or video";

    private final Map<String, PlanNames.Named> patients;
    private final Map<String, PlanNames.NamedSession> sessions;
    private final Words words;

    NamesInPlan(Map<String, PlanNames.Named> patients, Map<String, PlanNames.NamedSession> sessions, Words words) {
        this.patients = patients;
        this.sessions = sessions;
        this.words = words;
    }

    public String patient(String appointment) {
        PlanNames.Named named = patients.get(appointment);
        return named == null ? "Appointment " + appointment : named.name();
    }

    public @Nullable String patientId(String appointment) {
        PlanNames.Named named = patients.get(appointment);
        return named == null ? null : named.patientId();
    }

    public String session(@Nullable String session) {
        if (session == null) {
            return "";
        }
        PlanNames.NamedSession named = sessions.get(session);
        return named == null ? session : label(named);
    }

    public String label(PlanNames.NamedSession named) {
        // Many clinics are called after whoever holds them.
        boolean holderIsKnown = named.clinician() == null || named.clinic().contains(named.clinician());
        return words.moment(named.startsAt()) + ", " + named.clinic() + (holderIsKnown ? "" : ", " + named.clinician());
    }

    /** Where a patient is. */
    public String place(PlacementChange.@Nullable Place place) {
        if (place == null) {
            return "Not in the plan";
        }
        if (place.at() == null) {
            return words.code(place.decision());
        }
        PlanNames.NamedSession session = place.session() == null ? null : sessions.get(place.session());
        return words.moment(place.at())
                + (session == null ? "" : ", " + session.clinic())
                + (place.decision() == Decision.CONVERT ? BY_PHONE : "");
    }

    /** How a patient would be seen at another place. */
    public String way(PlacementExplanation.Other other) {
        boolean elsewhereByPhone = other.decision() == Decision.MOVE && other.mode() == PlanChange.Mode.PHONE_OR_VIDEO;
        return words.code(other.decision()) + (elsewhereByPhone ? BY_PHONE : "");
    }

    /** Why something cannot be done: in the words of the page, and with the names of those it is about. */
    String refusal(String why, List<PlanChange> changes) {
        String said = why;
        for (PlanChange.Kind kind : PlanChange.Kind.values()) {
            said = said.replaceAll("\\b%s\\b".formatted(kind), Matcher.quoteReplacement("'" + asked(kind) + "'"));
        }
        for (PlanChange change : changes) {
            if (change.session() != null && sessions.containsKey(change.session())) {
                said = said.replace(change.session(), session(change.session()));
            }
            if (change.appointment() != null && patients.containsKey(change.appointment())) {
                said = named(said, change.appointment());
            }
        }
        return said;
    }

    // One number may begin another.
    private String named(String said, String appointment) {
        return said.replaceAll(
                "(?<![A-Za-z0-9.-])%s(?![A-Za-z0-9-])".formatted(Pattern.quote(appointment)),
                Matcher.quoteReplacement("%s (%s)".formatted(appointment, patient(appointment))));
    }

    /** What the page calls a kind of change. */
    public String asked(PlanChange.Kind kind) {
        return switch (kind) {
            case DECLINE -> "The patient declines the date";
            case PIN -> "The patient has chosen this place";
            case FORBID -> "The patient cannot come on a day";
            case LEAVE_OUT -> "Leave the patient out";
            case ADD_PATIENT -> "The appointment is affected since the plan was made";
            case ADD_PLACES -> "Suppose a session has more places";
            case LOSE_PLACES -> "A session has fewer places";
            case TAKE_IN -> "Take in the places that the diary has gained";
            case COPY_SESSION -> "Suppose a session takes place once more";
            case LOSE_SESSION -> "A session does not take place";
            case LOOK_FURTHER -> "Look further";
        };
    }

    /** Why a patient is placed otherwise. */
    public String why(PlacementChange change) {
        return APPOINTMENT
                .matcher(change.why())
                .replaceAll(said -> Matcher.quoteReplacement(
                        patients.containsKey(said.group(1)) ? patient(said.group(1)) : said.group()));
    }

    String change(PlanChange change) {
        String patient = change.appointment() == null ? "" : patient(change.appointment());
        String session = session(change.session());
        return switch (change.kind()) {
            case DECLINE -> patient + " declines the date";
            case PIN ->
                patient + " takes " + session + (change.mode() == PlanChange.Mode.PHONE_OR_VIDEO ? BY_PHONE : "");
            case FORBID ->
                patient + " cannot come " + (change.day() == null ? "to " + session : "on " + words.day(change.day()));
            case LEAVE_OUT -> patient + " is left out of the plan";
            case ADD_PATIENT -> patient + " is affected since the plan was made";
            case ADD_PLACES -> words.count(change.places(), "more place", "more places") + " in " + session;
            case LOSE_PLACES -> words.count(change.places(), "place", "places") + " lost in " + session;
            case TAKE_IN -> "the places that the diary has gained in " + session;
            case COPY_SESSION -> session + " once more on " + words.day(change.day());
            case LOSE_SESSION -> session + " does not take place";
            case LOOK_FURTHER -> "Look further for operations that are left without a list, or past a limit";
        };
    }
}
