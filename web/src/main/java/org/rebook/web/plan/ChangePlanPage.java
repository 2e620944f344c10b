package org.rebook.web.plan;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rebook.rebooking.ChangeRefused;
import org.rebook.rebooking.Decision;
import org.rebook.rebooking.GainedPlaces;
import org.rebook.rebooking.PlacementExplanation;
import org.rebook.rebooking.PlanChange;
import org.rebook.rebooking.PlanNames;
import org.rebook.rebooking.PlanRefused;
import org.rebook.rebooking.PlanRevision;
import org.rebook.rebooking.PlanView;
import org.rebook.rebooking.Plans;
import org.rebook.rebooking.Replanning;
import org.rebook.rebooking.WantedPlace;
import org.rebook.web.access.CurrentUser;
import org.rebook.web.console.Address;
import org.rebook.web.console.Go;
import org.rebook.web.console.Notice;
import org.rebook.web.console.Parameters;
import org.rebook.web.console.Words;

/** A plan that stands, with the changes somebody has in hand: what they would come to, and whether to make them. */
@Named
@RequestScoped
public class ChangePlanPage {

    private static final int MOST_WANTED = 10;
    private static final int MOST_LOOKED_AT = 5_000;
    private static final int OF_ONE_SPECIALTY = 2;
    private static final int MOST_SESSIONS = 400;
    private static final int OTHER_DATES = 5;
    private static final int MOST_OTHER_DATES = 20;
    private static final int MOST_GAINED = 50;

    @Inject
    Plans plans;

    @Inject
    Replanning replanning;

    @Inject
    PlanNames planNames;

    @Inject
    CurrentUser me;

    @Inject
    Words words;

    @Inject
    Parameters asked;

    @Inject
    Notice notice;

    @Inject
    Go go;

    private final List<PlanChange> changes = new ArrayList<>();
    private @Nullable PlanView plan;
    private @Nullable PlanRevision revision;
    private @Nullable PlacementExplanation explanation;
    private @Nullable String refused;
    private boolean closed;
    private @Nullable NamesInPlan names;
    private @Nullable List<WantedPlace> wanted;
    private @Nullable List<GainedPlaces> gained;

    @PostConstruct
    void read() {
        Long id = asked.number("id");
        plan = id == null ? null : plans.find(id).orElse(null);
    }

    public void open() {
        if (plan == null) {
            go.nowhere();
            return;
        }
        try {
            changes.addAll(ChangeLine.readAll(asked.text("changes")));
            if (asked.text("kind") != null) {
                changes.add(ChangeLine.of(
                        asked.text("kind"),
                        asked.text("appointment"),
                        asked.text("session"),
                        asked.text("day"),
                        asked.text("places")));
            }
            if (!changes.isEmpty()) {
                revision = replanning.tryOut(plan.id(), changes);
            }
            if (asked.text("appointment") != null && !plan.isBegun()) {
                explanation = replanning.explain(
                        plan.id(), asked.text("appointment"), isMore() ? MOST_OTHER_DATES : OTHER_DATES);
            }
        } catch (ChangeRefused | PlanRefused no) {
            refused = no.getMessage();
        }
        name();
    }

    private void name() {
        Set<String> appointments = new HashSet<>();
        Set<String> used = new HashSet<>();
        changes.forEach(change -> {
            Stream.ofNullable(change.appointment()).forEach(appointments::add);
            Stream.ofNullable(change.session()).forEach(used::add);
        });
        if (revision != null) {
            revision.placements().forEach(each -> {
                appointments.add(each.appointment());
                Stream.of(each.from(), each.to())
                        .filter(place -> place != null && place.session() != null)
                        .forEach(place -> used.add(place.session()));
            });
        }
        if (explanation != null) {
            appointments.add(explanation.appointment());
            Stream.ofNullable(explanation.session()).forEach(used::add);
            explanation.others().forEach(other -> used.add(other.session()));
        }
        getWanted().forEach(place -> used.add(place.session()));
        getGained().forEach(place -> used.add(place.session()));
        names = new NamesInPlan(
                planNames.patientsOf(appointments),
                planNames.sessionsOf(getPlan().id(), used),
                words);
    }

    public void keep() {
        try {
            long kept = replanning.keep(getPlan().id(), ChangeLine.readAll(asked.text("changes")));
            notice.done("The changes are made, as plan %d. It has to be approved like any other.".formatted(kept));
            go.to(Address.of("/plan").with("id", kept));
        } catch (ChangeRefused | PlanRefused no) {
            notice.problem(no.getMessage());
            // They are tried again there, as the plan is by now.
            go.to(Address.of("/change-plan").with("id", getPlan().id()).with("changes", asked.text("changes")));
        }
    }

    /** One change in hand, in words, and the page without it. */
    public record InHand(String words, String without) {}

    public List<InHand> getInHand() {
        return changes.stream()
                .map(change -> new InHand(getNames().change(change), addressWithout(change)))
                .toList();
    }

    private String addressWithout(PlanChange dropped) {
        return addressOf(changes.stream().filter(change -> change != dropped).toList());
    }

    private String addressOf(List<PlanChange> inHand) {
        return Address.of("/change-plan")
                .with("id", getPlan().id())
                .with("changes", inHand.isEmpty() ? null : ChangeLine.of(inHand))
                .toString();
    }

    /** All changes in hand, as they stand in an address. */
    public String getLines() {
        return ChangeLine.of(changes);
    }

    /** The page with one change more in hand. */
    public String with(String kind, @Nullable String appointment, @Nullable String session) {
        PlanChange more = ChangeLine.of(kind, appointment, session, null, kind.endsWith("PLACES") ? "1" : null);
        return addressOf(Stream.concat(changes.stream(), Stream.of(more)).toList());
    }

    /** The page with the patient's choice of another place in hand. */
    public String choosing(PlacementExplanation.Other place) {
        PlanChange chosen = PlanChange.pin(explanation.appointment(), place.session(), place.mode());
        return addressOf(Stream.concat(changes.stream(), Stream.of(chosen)).toList());
    }

    /** Whether the button is there; where it was pressed, nothing has been tried in this request. */
    public boolean isToKeep() {
        boolean pressed = asked.flag("keeping:keep");
        return me.isManager() && (pressed || (revision != null && !revision.supposed()));
    }

    /** Whether somebody has asked which places the diary has gained. */
    public boolean isLooking() {
        return asked.flag("look") && !getPlan().isBegun();
    }

    /** Free places that the plan does not know, when somebody has asked for them. */
    public List<GainedPlaces> getGained() {
        if (gained == null) {
            gained = isLooking() && !closed ? replanning.gainedPlaces(getPlan().id(), MOST_GAINED) : List.of();
        }
        return gained;
    }

    /** The page with those places shown. */
    public String getLookAddress() {
        return Address.of("/change-plan")
                .with("id", getPlan().id())
                .with("changes", changes.isEmpty() ? null : ChangeLine.of(changes))
                .with("look", "yes")
                .toString();
    }

    public List<WantedPlace> getWanted() {
        if (wanted == null && getPlan().isBegun()) {
            wanted = List.of();
        }
        if (wanted == null) {
            Map<String, Integer> shown = new HashMap<>();
            wanted = whereMoreAreWanted().stream()
                    .filter(place -> place.decision() == Decision.MOVE
                            && shown.merge(place.pool(), 1, Integer::sum) <= OF_ONE_SPECIALTY)
                    .limit(MOST_WANTED)
                    .toList();
        }
        return wanted;
    }

    private List<WantedPlace> whereMoreAreWanted() {
        try {
            return replanning.wantedPlaces(getPlan().id(), MOST_LOOKED_AT);
        } catch (ChangeRefused | PlanRefused no) {
            closed = true;
            refused = no.getMessage();
            return List.of();
        }
    }

    /** Whether nothing of the plan can be changed, whatever is asked; {@link #getRefused} says why. */
    public boolean isClosed() {
        return closed;
    }

    public List<PlanNames.NamedSession> getSessions() {
        return planNames.sessionsUsed(getPlan().id(), MOST_SESSIONS);
    }

    public PlanView getPlan() {
        if (plan == null) {
            throw new IllegalStateException("There is no such plan.");
        }
        return plan;
    }

    public NamesInPlan getNames() {
        return names == null ? new NamesInPlan(Map.of(), Map.of(), words) : names;
    }

    public @Nullable PlanRevision getRevision() {
        return revision;
    }

    /** What the changes in hand come to; null where there are none, or they cannot be. */
    public @Nullable Consequences getConsequences() {
        return revision == null ? null : new Consequences(getPlan(), revision, words);
    }

    public @Nullable PlacementExplanation getExplanation() {
        return explanation;
    }

    /** Why what was asked for cannot be done; null where it can. */
    public @Nullable String getRefused() {
        return refused == null ? null : getNames().refusal(refused, changes);
    }

    /** What was typed, where it was refused and has to be mended. */
    public String typed(String field) {
        String typed = refused == null ? null : asked.text(field);
        return typed == null ? "" : typed;
    }

    /** The appointment that the page is about, or that was typed. */
    public String getTypedAppointment() {
        return explanation == null ? typed("appointment") : explanation.appointment();
    }

    /** Whether somebody has asked for more of the places where a patient could be. */
    public boolean isMore() {
        return asked.flag("more");
    }

    /** The page with more of those places; null where there are no more, or they are shown. */
    public @Nullable String getMoreAddress() {
        boolean all = isMore() || explanation.others().size() < OTHER_DATES;
        return all
                ? null
                : Address.of("/change-plan")
                        .with("id", getPlan().id())
                        .with("changes", changes.isEmpty() ? null : ChangeLine.of(changes))
                        .with("appointment", explanation.appointment())
                        .with("more", "yes")
                        .toString();
    }

    /** A kind of change that a form offers. */
    public record Offer(String code, String words) {}

    /** What can be asked for a session; nothing can be supposed once patients have been told. */
    public List<Offer> getForSessions() {
        return getPlan().isBegun()
                ? offers(PlanChange.Kind.LOSE_SESSION)
                : offers(
                        PlanChange.Kind.LOSE_SESSION,
                        PlanChange.Kind.LOSE_PLACES,
                        PlanChange.Kind.ADD_PLACES,
                        PlanChange.Kind.COPY_SESSION);
    }

    /** What can be asked for a patient. */
    public List<Offer> getForPatients() {
        return getPlan().isBegun()
                ? offers(PlanChange.Kind.DECLINE, PlanChange.Kind.FORBID, PlanChange.Kind.ADD_PATIENT)
                : offers(
                        PlanChange.Kind.DECLINE,
                        PlanChange.Kind.FORBID,
                        PlanChange.Kind.LEAVE_OUT,
                        PlanChange.Kind.ADD_PATIENT);
    }

    private List<Offer> offers(PlanChange.Kind... kinds) {
        return Stream.of(kinds)
                .map(kind -> new Offer(kind.name(), getNames().asked(kind)))
                .toList();
    }
}
