package org.rebook.rebooking;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One thing that somebody wants to be different in a plan that stands.
 *
 * @param appointment whose placement it is about; for a session, none
 * @param session the session chosen, refused, lost, added to or copied
 * @param day the day refused, or the day of the new session
 * @param places how many places are added or lost
 * @param mode how the patient is seen there, where the session offers both; not said, in person if that is open
 */
public record PlanChange(
        Kind kind,
        @Nullable String appointment,
        @Nullable String session,
        @Nullable LocalDate day,
        @Nullable Integer places,
        // Changes kept before it could be said stay as they were written.
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Mode mode) {

    private static final int MOST_PLACES = 100;

    /** How a patient is seen. */
    public enum Mode {
        IN_PERSON,
        PHONE_OR_VIDEO;

        /** @throws ChangeRefused when there is none of that name */
        public static Mode of(String name) {
            return Arrays.stream(values())
                    .filter(mode -> mode.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new ChangeRefused(
                            "mode: it must be IN_PERSON or PHONE_OR_VIDEO, not '%s'.".formatted(name)));
        }
    }

    /** What can be asked. */
    public enum Kind {
        /** The patient does not take the date that the plan gives. */
        DECLINE(true, false),
        /** The patient has chosen a date in a session, and keeps it whatever changes later. */
        PIN(true, true),
        /** The patient takes nothing in a session, or on a day. */
        FORBID(true, false),
        /** The appointment is settled elsewhere, and leaves the plan. */
        LEAVE_OUT(true, false),
        /** The appointment is affected since the plan was made. */
        ADD_PATIENT(true, false),
        /** A session has more places. */
        ADD_PLACES(false, true),
        /** A session has fewer places. */
        LOSE_PLACES(false, true),
        /** A session has free places in the diary that the plan does not know yet. */
        TAKE_IN(false, true),
        /** A session takes place once more, on another day. */
        COPY_SESSION(false, true),
        /** A session does not take place. */
        LOSE_SESSION(false, true),
        /** Operations without a list, or past a limit, may take the place of one that moves on: asked for, as it takes longer. */
        LOOK_FURTHER(false, false);

        private final boolean ofPatient;
        private final boolean ofSession;

        Kind(boolean ofPatient, boolean ofSession) {
            this.ofPatient = ofPatient;
            this.ofSession = ofSession;
        }

        /** Whether it is about one patient's appointment. */
        public boolean isOfPatient() {
            return ofPatient;
        }

        /** Whether it needs a session. */
        public boolean isOfSession() {
            return ofSession;
        }

        /** Whether it supposes places that no diary has yet. */
        public boolean isSupposed() {
            return this == ADD_PLACES || this == COPY_SESSION;
        }
    }

    /** @throws ChangeRefused when a field is missing, or is not one that this kind of change has */
    public PlanChange {
        require(kind != null, "kind", null, "a change needs one");
        require(given(appointment) == kind.isOfPatient(), "appointment", appointment, wanted(kind.isOfPatient(), kind));
        if (kind == Kind.FORBID) {
            require(given(session) || day != null, "day", null, kind + " needs a day or a session");
            require(!given(session) || day == null, "session", session, kind + " takes either a session or a day");
        } else {
            require(given(session) == kind.isOfSession(), "session", session, wanted(kind.isOfSession(), kind));
            require((day != null) == (kind == Kind.COPY_SESSION), "day", day, wanted(kind == Kind.COPY_SESSION, kind));
        }
        boolean counts = kind == Kind.ADD_PLACES || kind == Kind.LOSE_PLACES;
        // A copy has as many places as are free in the session, unless said otherwise.
        require(kind == Kind.COPY_SESSION || (places != null) == counts, "places", places, wanted(counts, kind));
        require(
                places == null || (places >= 1 && places <= MOST_PLACES),
                "places",
                places,
                "it must be from 1 to " + MOST_PLACES);
        require(mode == null || kind == Kind.PIN, "mode", mode, kind + " takes none");
    }

    public PlanChange(
            Kind kind,
            @Nullable String appointment,
            @Nullable String session,
            @Nullable LocalDate day,
            @Nullable Integer places) {
        this(kind, appointment, session, day, places, null);
    }

    public static PlanChange decline(String appointment) {
        return new PlanChange(Kind.DECLINE, appointment, null, null, null);
    }

    public static PlanChange pin(String appointment, String session) {
        return new PlanChange(Kind.PIN, appointment, session, null, null);
    }

    public static PlanChange pin(String appointment, String session, Mode mode) {
        return pin(appointment, session).seenAs(mode);
    }

    /** The same, where the patient is to be seen so. */
    public PlanChange seenAs(Mode asked) {
        return new PlanChange(kind, appointment, session, day, places, asked);
    }

    /** Whether a place where patients are seen so is one that the change asks for. */
    boolean isFor(Mode seen) {
        return mode == null || mode == seen;
    }

    private static boolean given(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    private static String wanted(boolean needed, Kind kind) {
        return needed ? kind + " needs one" : kind + " takes none";
    }

    private static void require(boolean sound, String field, @Nullable Object value, String why) {
        if (!sound) {
            throw new ChangeRefused(
                    value == null || value.toString().isBlank()
                            ? "%s: %s, and none was given.".formatted(field, why)
                            : "%s: %s, not '%s'.".formatted(field, why, value));
        }
    }
}
