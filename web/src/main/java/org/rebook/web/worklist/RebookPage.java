package org.rebook.web.worklist;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rebook.clinic.London;
import org.rebook.ehr.PatientTimeline;
import org.rebook.policy.RuleSets;
import org.rebook.rebooking.Booked;
import org.rebook.rebooking.CalledOff;
import org.rebook.rebooking.ClerkBooking;
import org.rebook.rebooking.ClosingReason;
import org.rebook.rebooking.DueDate;
import org.rebook.rebooking.DueDates;
import org.rebook.rebooking.ObligationKind;
import org.rebook.rebooking.SlotSearch;
import org.rebook.rebooking.SlotsFound;
import org.rebook.rebooking.Worklist;
import org.rebook.rebooking.WorklistFilter;
import org.rebook.rebooking.WorklistOutcome;
import org.rebook.rebooking.WorklistRow;
import org.rebook.web.access.CurrentUser;
import org.rebook.web.console.Address;
import org.rebook.web.console.Go;
import org.rebook.web.console.Notice;
import org.rebook.web.console.Parameters;

/** The page on which one patient is given a new date, and which says afterwards what became of it. */
@Named
@RequestScoped
public class RebookPage {

    private static final int SLOTS = 15;
    private static final int MORE_SLOTS = 60;

    @Inject
    RuleSets ruleSets;

    @Inject
    Worklist worklist;

    @Inject
    SlotSearch search;

    @Inject
    ClerkBooking booking;

    @Inject
    CalledOff calledOff;

    @Inject
    PatientTimeline timeline;

    @Inject
    CurrentUser me;

    @Inject
    Parameters asked;

    @Inject
    Notice notice;

    @Inject
    Go go;

    private long id;
    private @Nullable WorklistRow row;
    private @Nullable SlotsFound slots;
    private PatientTimeline.@Nullable Visit newVisit;
    private CalledOff.@Nullable Old oldPlace;
    private boolean lookedForOldPlace;
    // By the id of the field that is to be mended.
    private final Map<String, String> problems = new LinkedHashMap<>();

    @PostConstruct
    void read() {
        Long asForId = asked.number("id");
        id = asForId == null ? 0 : asForId;
        row = worklist.find(id).orElse(null);
    }

    public void open() {
        if (row == null) {
            go.nowhere();
        }
    }

    public void claim() {
        tell(worklist.claim(id, asked.flag("takeOver")), "You are working on this patient now.");
        go.to(here());
    }

    public void release() {
        tell(worklist.release(id), "Put back for others.");
        go.to(here());
    }

    public void book() {
        String[] chosen =
                asked.text("slot") == null ? new String[0] : asked.text("slot").split("@", 2);
        Instant startsAt = chosen.length == 2 ? instantIn(chosen[0]) : null;
        if (startsAt == null) {
            problems.put("slots", "Choose a slot first.");
            return;
        }
        Booked booked = booking.book(new ClerkBooking.Choice(
                id, chosen[1], startsAt, asked.flag("agreed"), asked.flag("inErs"), asked.text("lateBecause")));
        if (booked instanceof Booked.Refused refused) {
            notice.problem(refused.reason());
        }
        go.to(here().with("more", asked.text("more")));
    }

    public void undo() {
        if (booking.undo(id) instanceof Booked.Refused refused) {
            notice.problem(refused.reason());
        } else {
            notice.done("The booking is undone. The patient is on the worklist again.");
        }
        go.to(here());
    }

    public void close() {
        ClosingReason reason = asked.choice(ClosingReason.class, "reason");
        String words = asked.text("words");
        if (reason == null) {
            problems.put("reasons", "Choose why the patient needs no new date.");
        }
        if (words == null) {
            problems.put("words", "Say in a few words how you know. It is kept with the patient's history.");
        }
        String clinician = asked.text("clinician");
        if (reason != null && reason.needsClinician() && clinician == null) {
            problems.put("clinician", "Name the clinician who decided it.");
        }
        Long version = asked.number("version");
        if (problems.isEmpty() && reason != null && words != null && version != null) {
            Worklist.Closing closing = new Worklist.Closing(reason, words, clinician, asked.flag("inErs"));
            tell(worklist.close(id, version, closing), "Settled without a new date.");
            go.to(here());
        }
    }

    public void next() {
        go.to(worklist.next(WorklistFilter.ALL, id)
                .map(row -> Address.of("/rebook").with("id", row.id()))
                .orElse(Address.of("/worklist")));
    }

    private void tell(WorklistOutcome outcome, String done) {
        if (outcome instanceof WorklistOutcome.Refused refused) {
            notice.problem(refused.reason());
        } else {
            notice.done(done);
        }
    }

    private Address here() {
        return Address.of("/rebook").with("id", id);
    }

    private static @Nullable Instant instantIn(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException unreadable) {
            return null;
        }
    }

    public SlotsFound getSlots() {
        if (slots == null) {
            slots = search.find(id, isMore() ? MORE_SLOTS : SLOTS).orElseThrow();
        }
        return slots;
    }

    public boolean isMore() {
        return asked.flag("more");
    }

    public String getHowToTell() {
        return getRow().howToTell(ruleSets.inForceOn(London.dayOf(Instant.now())));
    }

    public List<DueDate> getDueDates() {
        return DueDates.all(getRow().displaced(), ruleSets.inForceOn(London.dayOf(Instant.now())));
    }

    public List<ClosingReason> getClosingReasons() {
        boolean decides = getRow().kind() == ObligationKind.DECIDE;
        return Arrays.stream(ClosingReason.values())
                .filter(reason -> decides || reason != ClosingReason.KEEPS_DATE)
                .toList();
    }

    public PatientTimeline.@Nullable Visit getNewVisit() {
        if (newVisit == null && getRow().newAppointment() != null) {
            newVisit = timeline.visits(getRow().person().id()).stream()
                    .filter(visit -> visit.id().equals(getRow().newAppointment()))
                    .findFirst()
                    .orElse(null);
        }
        return newVisit;
    }

    /** The place that the strike took, once it is called off; null while it goes on. */
    public CalledOff.@Nullable Old getOldPlace() {
        if (!lookedForOldPlace) {
            lookedForOldPlace = true;
            oldPlace = calledOff.oldPlaceOf(id).orElse(null);
        }
        return oldPlace;
    }

    public @Nullable String getEhrState() {
        return timeline.ehrStateOf(getRow().person().id(), getRow().displaced().appointment());
    }

    public boolean isMine() {
        return me.is(getRow().claimedBy());
    }

    public boolean isSomebodyElses() {
        return getRow().claimedBy() != null && !isMine();
    }

    public WorklistRow getRow() {
        if (row == null) {
            throw new IllegalStateException("There is no obligation " + id + ".");
        }
        return row;
    }

    public Map<String, String> getProblems() {
        return problems;
    }

    public @Nullable String typed(String name) {
        return asked.text(name);
    }

    public String getAddress() {
        return here().toString();
    }

    public String getMoreAddress() {
        return here().with("more", "yes").toString();
    }
}
