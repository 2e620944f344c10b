package org.rebook.web.recovery;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rebook.clinic.London;
import org.rebook.rebooking.PlanRecovery;
import org.rebook.rebooking.Plans;
import org.rebook.rebooking.Recoveries;
import org.rebook.rebooking.Recovery;
import org.rebook.rebooking.Scenarios;
import org.rebook.web.console.Address;
import org.rebook.web.console.Parameters;

/** Whose recovery the address asks for, a plan's or a scenario's: page and file read it here. */
@RequestScoped
public class RecoverySubject {

    @Inject
    Recoveries recoveries;

    @Inject
    Scenarios scenarios;

    @Inject
    Plans plans;

    @Inject
    Parameters asked;

    /**
     * @param actual by the bookings of now; null for a scenario, and for a plan until it is carried out
     * @param obligations open ones by specialty; null where none were made yet
     */
    public record Subject(
            String name,
            String address,
            long strike,
            LocalDate today,
            Recovery planned,
            @Nullable Recovery actual,
            @Nullable Map<String, Integer> obligations,
            Map<String, String> specialtyNames,
            Address here) {

        public Recovery current() {
            return actual == null ? planned : actual;
        }
    }

    Optional<Subject> find() {
        Long plan = asked.number("plan");
        Long scenario = asked.number("scenario");
        if (plan != null) {
            return recoveries.of(plan).map(this::ofPlan);
        }
        return scenario == null
                ? Optional.empty()
                : scenarios.find(scenario).flatMap(found -> scenarios
                        .recovery(scenario)
                        .map(recovery -> new Subject(
                                found.name(),
                                "/scenario?id=" + scenario,
                                found.strikeId(),
                                London.dayOf(Instant.now()),
                                recovery,
                                null,
                                null,
                                recoveries.specialtyNames(),
                                Address.of("/recovery").with("scenario", scenario))));
    }

    private Subject ofPlan(PlanRecovery recovery) {
        return new Subject(
                "Plan " + recovery.plan(),
                "/plan?id=" + recovery.plan(),
                plans.find(recovery.plan()).orElseThrow().strikeId(),
                recovery.today(),
                recovery.planned(),
                recovery.actual(),
                recovery.actual() == null ? null : recovery.obligations(),
                recovery.specialtyNames(),
                Address.of("/recovery").with("plan", recovery.plan()));
    }
}
