package org.rebook.web.strike;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rebook.audit.AuditTrail;
import org.rebook.clinic.Places;
import org.rebook.ehr.Ledger;
import org.rebook.ehr.LedgerFilter;
import org.rebook.policy.RuleSet;
import org.rebook.policy.RuleSets;
import org.rebook.rebooking.PlanView;
import org.rebook.rebooking.Plans;
import org.rebook.run.RunControl;
import org.rebook.run.RunKind;
import org.rebook.run.RunProgress;
import org.rebook.run.RunRefused;
import org.rebook.run.Runs;
import org.rebook.strike.CallOff;
import org.rebook.strike.DeclarationRefused;
import org.rebook.strike.Impacts;
import org.rebook.strike.StaffGrade;
import org.rebook.strike.StrikeStatus;
import org.rebook.strike.StrikeView;
import org.rebook.strike.Strikes;
import org.rebook.web.console.Address;
import org.rebook.web.console.Go;
import org.rebook.web.console.Notice;
import org.rebook.web.console.Parameters;
import org.rebook.web.console.Words;

/** One strike: how it stands, what comes next and what has happened. */
@Named
@RequestScoped
public class StrikePage {

    private static final int RUNS = 200;

    @Inject
    Strikes strikes;

    @Inject
    Plans plans;

    @Inject
    Impacts impacts;

    @Inject
    RuleSets ruleSets;

    @Inject
    Ledger ledger;

    @Inject
    Places places;

    @Inject
    Runs runs;

    @Inject
    RunControl control;

    @Inject
    AuditTrail audit;

    @Inject
    Parameters asked;

    @Inject
    Words words;

    @Inject
    Notice notice;

    @Inject
    Go go;

    private @Nullable StrikeView strike;
    private @Nullable List<PlanView> ownPlans;
    private @Nullable List<RunProgress> ownRuns;
    private @Nullable List<String> tooMuch;
    private @Nullable Long changed;

    @PostConstruct
    void read() {
        Long id = asked.number("id");
        strike = id == null ? null : strikes.find(id).orElse(null);
    }

    public void open() {
        if (strike == null) {
            go.nowhere();
        }
    }

    public void assess() {
        start(RunKind.ASSESS_IMPACT);
    }

    public void plan() {
        start(RunKind.PLAN_STRIKE);
    }

    private void start(RunKind kind) {
        try {
            long run = control.start(kind, getStrike().id(), null, null);
            go.to(Address.of("/run").with("id", run));
        } catch (RunRefused refused) {
            notice.problem(refused.getMessage());
            go.to(getAddress());
        }
    }

    public void changeStatus() {
        StrikeStatus wanted = asked.choice(StrikeStatus.class, "status");
        String why = asked.text("why");
        if (wanted == null || why == null) {
            notice.problem("Choose how the strike stands now, and say how you know.");
        } else {
            try {
                strikes.changeStatus(getStrike().id(), wanted, why);
                notice.done("The strike is now %s.".formatted(wanted.inWords()));
            } catch (DeclarationRefused refused) {
                notice.problem(refused.getMessage());
            }
        }
        go.to(getAddress());
    }

    public StrikeView getStrike() {
        if (strike == null) {
            throw new IllegalStateException("There is no such strike.");
        }
        return strike;
    }

    public List<PlanView> getPlans() {
        if (ownPlans == null) {
            ownPlans = plans.of(getStrike().id());
        }
        return ownPlans;
    }

    public @Nullable PlanView getLatestPlan() {
        return getPlans().stream().findFirst().orElse(null);
    }

    public List<RunProgress> getRuns() {
        if (ownRuns == null) {
            List<Long> planIds = getPlans().stream().map(PlanView::id).toList();
            ownRuns = runs.latest(RUNS).stream()
                    .filter(run -> (run.strikeId() != null
                                    && run.strikeId() == getStrike().id())
                            || (run.planId() != null && planIds.contains(run.planId())))
                    .toList();
        }
        return ownRuns;
    }

    public List<AuditTrail.Written> getTimeline() {
        List<AuditTrail.Written> entries =
                audit.of("strike", Long.toString(getStrike().id()));
        return entries.stream()
                .sorted((one, other) -> other.at().compareTo(one.at()))
                .toList();
    }

    public String whatHappened(String action) {
        return switch (action) {
            case "declare" -> "Declared";
            case "assess" -> "Impact assessed";
            default -> words.code(action);
        };
    }

    public List<StrikeStatus> getOtherStatuses() {
        return Arrays.stream(StrikeStatus.values())
                .filter(status -> status != getStrike().status())
                .toList();
    }

    public String getSiteNames() {
        Map<String, String> names =
                places.sites().stream().collect(Collectors.toMap(Places.Place::id, Places.Place::name));
        return getStrike().sites().stream()
                .map(site -> names.getOrDefault(site, site))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    public String getStaffInWords() {
        return getStrike().staff().stream().map(StaffGrade::inWords).sorted().collect(Collectors.joining(", "));
    }

    public String getCoverInWords() {
        return inWords(getStrike().emergencyCover());
    }

    public String getNightsInWords() {
        return inWords(getStrike().nightCover());
    }

    public String getDerogationsInWords() {
        Map<String, String> names = specialtyNames();
        return getStrike().derogations().stream()
                .map(code -> names.getOrDefault(code, code))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private String inWords(Map<String, Integer> cover) {
        Map<String, String> names = specialtyNames();
        return cover.entrySet().stream()
                .map(entry -> entry.getValue() + " of " + names.getOrDefault(entry.getKey(), entry.getKey()))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private Map<String, String> specialtyNames() {
        return places.specialties().stream().collect(Collectors.toMap(Places.Place::id, Places.Place::name));
    }

    /** The rules by which the strike is assessed and planned: those in force on its first day. */
    public RuleSet getRules() {
        return ruleSets.inForceOn(getStrike().firstDay());
    }

    /** As of when a replay is planned. */
    public Instant getPlannedAsOf() {
        return getStrike().planningInstant(getRules());
    }

    /** One sentence for each site where more would be called off at once than a wave may take. */
    public List<String> getTooMuchAtOnce() {
        if (tooMuch == null) {
            tooMuch = getStrike().assessedAt() == null
                    ? List.of()
                    : impacts.tooMuchAtOnce(getStrike().id());
        }
        return tooMuch;
    }

    public boolean isFrozen() {
        return !CallOff.movesGoOn(getStrike().status());
    }

    /** How many bookings were moved, cancelled or converted because of the strike. */
    public long getChanged() {
        if (changed == null) {
            changed = ledger.counts(LedgerFilter.ofStrike(getStrike().id())).total();
        }
        return changed;
    }

    public String getAddress() {
        return Address.of("/strike").with("id", getStrike().id()).toString();
    }
}
