package org.rebook.rebooking;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What has been asked of a plan since it was first made, and holds for every later change too. */
final class Wishes {

    private final List<Refused> refused = new ArrayList<>();
    private final Set<String> chosen = new HashSet<>();
    private final Set<String> lostSessions = new HashSet<>();
    private final Map<String, Integer> lostPlaces = new HashMap<>();
    private final List<Affected> added = new ArrayList<>();
    private final Map<String, Remainder> remainders = new HashMap<>();
    private final List<Opening> found = new ArrayList<>();
    private boolean supposed;

    /** Somewhere a patient does not go: a session, or a day. */
    private record Refused(String appointment, @Nullable String session, @Nullable LocalDate day) {}

    /** All that the changes made of a plan so far ask. */
    static Wishes of(List<PlanStep> steps) {
        Wishes wishes = new Wishes();
        steps.forEach(wishes::add);
        return wishes;
    }

    void add(PlanStep step) {
        PlanChange change = step.change();
        switch (change.kind()) {
            case DECLINE -> {
                unchoose(change.appointment());
                refuse(change.appointment(), step.declined(), null);
            }
            case FORBID -> refuse(change.appointment(), change.session(), change.day());
            case PIN -> choose(change.appointment());
            case LEAVE_OUT -> unchoose(change.appointment());
            case ADD_PATIENT -> add(step.patient(), step.remainder());
            case LOSE_PLACES -> losePlaces(change.session(), change.places());
            case LOSE_SESSION -> loseSession(change.session());
            case TAKE_IN -> found.addAll(step.found());
            case ADD_PLACES, COPY_SESSION -> supposed = true;
            case LOOK_FURTHER -> {
                // It asks for nothing that a later change has to heed.
            }
        }
    }

    /** Places that the diary has gained since the plan's data were read. */
    List<Opening> found() {
        return found;
    }

    /** Whether any of it supposes places that no diary has. */
    boolean isSupposed() {
        return supposed;
    }

    void refuse(String appointment, @Nullable String session, @Nullable LocalDate day) {
        refused.add(new Refused(appointment, session, day));
    }

    boolean refuses(String appointment, String session, LocalDate day) {
        return refused.stream()
                .anyMatch(each -> each.appointment().equals(appointment)
                        && (session.equals(each.session()) || day.equals(each.day())));
    }

    /** The patient has agreed to the date, and is not moved any more for anybody else's sake. */
    void choose(String appointment) {
        chosen.add(appointment);
    }

    void unchoose(String appointment) {
        chosen.remove(appointment);
    }

    boolean hasChosen(String appointment) {
        return chosen.contains(appointment);
    }

    int chosen() {
        return chosen.size();
    }

    void loseSession(String session) {
        lostSessions.add(session);
    }

    boolean isLost(String session) {
        return lostSessions.contains(session);
    }

    void losePlaces(String session, int places) {
        lostPlaces.merge(session, places, Integer::sum);
    }

    int lostPlacesOf(String session) {
        return lostPlaces.getOrDefault(session, 0);
    }

    void add(Affected patient, Remainder remainder) {
        added.add(patient);
        remainders.put(remainder.session(), remainder);
    }

    List<Affected> added() {
        return added;
    }

    Map<String, Remainder> remainders() {
        return remainders;
    }
}
