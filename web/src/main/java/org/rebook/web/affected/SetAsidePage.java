package org.rebook.web.affected;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rebook.policy.Rule;
import org.rebook.rebooking.AffectedPatient;
import org.rebook.rebooking.AffectedPatients;
import org.rebook.rebooking.OverrideRefused;
import org.rebook.rebooking.ProtectionOverrides;
import org.rebook.strike.StrikeView;
import org.rebook.strike.Strikes;
import org.rebook.web.console.Address;
import org.rebook.web.console.Go;
import org.rebook.web.console.Notice;
import org.rebook.web.console.Parameters;

/** One affected patient and what protects them, with the way to ask that one protection be set aside. */
@Named
@RequestScoped
public class SetAsidePage {

    @Inject
    Strikes strikes;

    @Inject
    AffectedPatients patients;

    @Inject
    ProtectionOverrides overrides;

    @Inject
    Parameters asked;

    @Inject
    Notice notice;

    @Inject
    Go go;

    private @Nullable StrikeView strike;
    private @Nullable AffectedPatient patient;

    @PostConstruct
    void read() {
        Long id = asked.number("strike");
        String appointment = asked.text("appointment");
        strike = id == null ? null : strikes.find(id).orElse(null);
        patient = strike == null
                ? null
                : patients.of(strike.id()).patients().stream()
                        .filter(each -> each.appointment().equals(appointment))
                        .findFirst()
                        .orElse(null);
    }

    public void open() {
        if (patient == null) {
            go.nowhere();
        }
    }

    public void ask() {
        Rule rule = asked.choice(Rule.class, "rule");
        try {
            if (rule == null) {
                throw new OverrideRefused("rule: choose which protection to set aside.");
            }
            overrides.ask(
                    getStrike().id(),
                    getPatient().appointment(),
                    rule,
                    Objects.requireNonNullElse(asked.text("why"), ""));
            notice.done(
                    "It is noted. Whoever has to approve finds it under requests; until then the patient stays protected.");
            go.to(Address.of("/set-aside").with("strike", getStrike().id()));
        } catch (OverrideRefused refused) {
            notice.problem(refused.getMessage());
            go.to(getAddress());
        }
    }

    public StrikeView getStrike() {
        return Objects.requireNonNull(strike);
    }

    public AffectedPatient getPatient() {
        return Objects.requireNonNull(patient);
    }

    public String getAddress() {
        return Address.of("/affected-patient")
                .with("strike", getStrike().id())
                .with("appointment", getPatient().appointment())
                .toString();
    }
}
