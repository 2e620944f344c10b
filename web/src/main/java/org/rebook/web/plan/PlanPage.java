package org.rebook.web.plan;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rebook.rebooking.Decision;
import org.rebook.rebooking.PlacementRow;
import org.rebook.rebooking.PlanFigures;
import org.rebook.rebooking.PlanRefused;
import org.rebook.rebooking.PlanStatus;
import org.rebook.rebooking.PlanView;
import org.rebook.rebooking.Plans;
import org.rebook.rebooking.Replanning;
import org.rebook.rebooking.ShortfallView;
import org.rebook.run.RunControl;
import org.rebook.run.RunKind;
import org.rebook.run.RunRefused;
import org.rebook.strike.StrikeView;
import org.rebook.strike.Strikes;
import org.rebook.web.access.CurrentUser;
import org.rebook.web.console.Address;
import org.rebook.web.console.Go;
import org.rebook.web.console.Notice;
import org.rebook.web.console.Paging;
import org.rebook.web.console.Parameters;

/** One plan: what it comes to, beside the clerks' way, and what it decides for each patient. */
@Named
@RequestScoped
public class PlanPage {

    private static final int ROWS_ON_A_PAGE = 50;

    @Inject
    Plans plans;

    @Inject
    Replanning replanning;

    @Inject
    Strikes strikes;

    @Inject
    RunControl control;

    @Inject
    CurrentUser me;

    @Inject
    Parameters asked;

    @Inject
    Notice notice;

    @Inject
    Go go;

    private @Nullable PlanView plan;
    private @Nullable Paging<PlacementRow> paging;
    private @Nullable List<String> tooMuch;
    private @Nullable List<ShortfallView> shortfalls;

    @PostConstruct
    void read() {
        Long id = asked.number("id");
        plan = id == null ? null : plans.find(id).orElse(null);
    }

    public void open() {
        if (plan == null) {
            go.nowhere();
        }
    }

    public void approve() {
        if (!asked.flag("confirmed")) {
            notice.problem("Confirm that you have read the figures before you approve the plan.");
            go.to(here());
            return;
        }
        String note = asked.text("note");
        try {
            plans.approve(getPlan().id(), note == null ? "" : note);
            notice.done("The plan is approved. Nothing has been changed yet: it still has to be carried out.");
        } catch (PlanRefused refused) {
            notice.problem(refused.getMessage());
        }
        go.to(here());
    }

    public void carryOut() {
        try {
            long run = control.start(
                    RunKind.CARRY_OUT_PLAN, getPlan().strikeId(), getPlan().id(), null);
            go.to(Address.of("/run").with("id", run));
        } catch (RunRefused | PlanRefused refused) {
            notice.problem(refused.getMessage());
            go.to(here());
        }
    }

    /** One sentence for each site where the plan calls off more at once than a wave may take. */
    public List<String> getTooMuchAtOnce() {
        if (tooMuch == null) {
            tooMuch = plans.tooMuchAtOnce(getPlan().id());
        }
        return tooMuch;
    }

    /** One figure of the plan and the same of the clerks' way. */
    public record Compared(String words, String plan, String baseline) {}

    public void replay() {
        Plans.Replayed again = plans.replay(getPlan().id());
        if (again.same()) {
            notice.done("Made again from the same data and rules %s: everybody goes where this plan says."
                    .formatted(again.ruleVersion()));
        } else {
            notice.problem(
                    "Made again from the same data and rules %s, the plan comes out differently. Tell whoever looks after Rebook before it is carried out."
                            .formatted(again.ruleVersion()));
        }
        go.to(here());
    }

    public void takeUpFormer() {
        try {
            long former = replanning.takeUpFormer(getPlan().id());
            notice.done("Plan %d is a proposal again.".formatted(former));
            go.to(Address.of("/plan").with("id", former));
        } catch (PlanRefused refused) {
            notice.problem(refused.getMessage());
            go.to(here());
        }
    }

    /** Whether somebody who works with patients may change it: until it is carried out. */
    public boolean isToChange() {
        boolean open = getPlan().status() == PlanStatus.PROPOSED || getPlan().status() == PlanStatus.APPROVED;
        boolean whole = getPlan().run() == null && getPlan().cascades() == null;
        return open && whole && (me.isClerk() || me.isManager());
    }

    public boolean isToTakeUpFormer() {
        return isToChange()
                && me.isManager()
                && getPlan().derived() != null
                && !getPlan().isFollowUp();
    }

    /** Whether somebody who works with patients may plan what is still to change after it. */
    public boolean isToFollowUp() {
        return getPlan().isBegun() && (me.isClerk() || me.isManager());
    }

    public boolean isToReplay() {
        return me.isManager() || me.isAdministrator();
    }

    public List<Compared> getFigures() {
        PlanFigures own = getPlan().figures();
        PlanFigures clerks = getPlan().baseline();
        return List.of(
                compared("Patients affected", own.affected(), clerks.affected()),
                compared("Keep their place", own.kept(), clerks.kept()),
                compared("Keep their time, by phone or video", own.converted(), clerks.converted()),
                compared("Move to a new date", own.moved(), clerks.moved()),
                compared("Go to a clerk or clinician without a new date", own.unplaced(), clerks.unplaced()),
                compared("Protected and kept", own.protectedKept(), clerks.protectedKept()),
                compared("Protected, for a person to decide", own.protectedToDecide(), clerks.protectedToDecide()),
                compared("Waiting-time limits missed because of the move", own.breaches(), clerks.breaches()),
                new Compared(
                        "Days from the lost to the new date, on average",
                        Double.toString(own.meanDelayDays()),
                        Double.toString(clerks.meanDelayDays())),
                compared("Seen within two weeks of the lost date", own.withinTwoWeeks(), clerks.withinTwoWeeks()),
                compared("At another site", own.otherSite(), clerks.otherSite()),
                compared("With another clinician", own.otherClinician(), clerks.otherClinician()),
                compared("Free slots kept for urgent referrals", own.keptForUrgent(), clerks.keptForUrgent()));
    }

    private static Compared compared(String words, int plan, int baseline) {
        return new Compared(words, "%,d".formatted(plan), "%,d".formatted(baseline));
    }

    public String getApproveWords() {
        return "Approve changing %,d appointments".formatted(getPlan().changes());
    }

    public String getCarryOutWords() {
        return "Carry out %,d changes".formatted(getPlan().changes());
    }

    public boolean isToApprove() {
        return me.isManager() && getPlan().status() == PlanStatus.PROPOSED;
    }

    public boolean isForAnother() {
        return isToApprove() && getPlan().needsSecondPerson() && me.is(getPlan().createdBy());
    }

    public boolean isToCarryOut() {
        return me.isManager()
                && getPlan().status() == PlanStatus.APPROVED
                && getPlan().run() == null;
    }

    public PlanView getPlan() {
        if (plan == null) {
            throw new IllegalStateException("There is no such plan.");
        }
        return plan;
    }

    public StrikeView getStrike() {
        return strikes.find(getPlan().strikeId()).orElseThrow();
    }

    public Paging<PlacementRow> getPaging() {
        if (paging == null) {
            paging = Paging.reading(
                    (from, atMost) -> isCascadesOnly()
                            ? plans.cascades(getPlan().id(), from, atMost)
                            : plans.placements(getPlan().id(), getDecision(), null, from, atMost),
                    asked.number("page", 1),
                    ROWS_ON_A_PAGE,
                    isCascadesOnly() ? here().with("cascades", "yes") : here().with("decision", getDecision()));
        }
        return paging;
    }

    public List<ShortfallView> getShortfalls() {
        if (shortfalls == null) {
            shortfalls = plans.shortfalls(getPlan().id());
        }
        return shortfalls;
    }

    public @Nullable Decision getDecision() {
        return asked.choice(Decision.class, "decision");
    }

    /** Whether only those are shown who take the place of somebody who gives way. */
    public boolean isCascadesOnly() {
        return asked.flag("cascades");
    }

    public List<Decision> getDecisions() {
        return List.of(Decision.values());
    }

    private Address here() {
        return Address.of("/plan").with("id", getPlan().id());
    }

    public String getAddress() {
        return here().toString();
    }
}
