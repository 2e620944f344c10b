package org.rebook.web.affected;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rebook.rebooking.OverrideRefused;
import org.rebook.rebooking.OverrideView;
import org.rebook.rebooking.ProtectionOverrides;
import org.rebook.web.access.CurrentUser;
import org.rebook.web.console.Address;
import org.rebook.web.console.Go;
import org.rebook.web.console.Notice;
import org.rebook.web.console.Parameters;

/** The protections that were set aside or are to be: what waits for approval, what counts and what was revoked. */
@Named
@RequestScoped
public class OverridesPage {

    @Inject
    ProtectionOverrides overrides;

    @Inject
    CurrentUser me;

    @Inject
    Parameters asked;

    @Inject
    Notice notice;

    @Inject
    Go go;

    private List<OverrideView> all = List.of();

    @PostConstruct
    void read() {
        all = overrides.of(asked.number("strike"));
    }

    public void approve() {
        act(() -> overrides.approve(number()), "The protection is set aside. The next plan may move the patient.");
    }

    public void revoke() {
        act(
                () -> overrides.revoke(number(), Objects.requireNonNullElse(asked.text("why"), "")),
                "The patient is protected again.");
    }

    private void act(Runnable step, String done) {
        try {
            step.run();
            notice.done(done);
        } catch (OverrideRefused refused) {
            notice.problem(refused.getMessage());
        }
        go.to(getAddress());
    }

    private long number() {
        return Objects.requireNonNullElse(asked.number("request"), 0L);
    }

    public List<OverrideView> getWaiting() {
        return all.stream().filter(OverrideView::waiting).toList();
    }

    public List<OverrideView> getStanding() {
        return all.stream().filter(OverrideView::standing).toList();
    }

    public List<OverrideView> getOver() {
        return all.stream().filter(each -> !each.waiting() && !each.standing()).toList();
    }

    /** Whether the person who looks may approve it; the core decides again when they do. */
    public boolean mayApprove(OverrideView request) {
        boolean executive = request.approver().startsWith("an executive");
        return !me.is(request.askedBy()) && (executive ? me.isAdministrator() : me.isManager());
    }

    public @Nullable Long getStrike() {
        return asked.number("strike");
    }

    public String getAddress() {
        return Address.of("/set-aside").with("strike", asked.number("strike")).toString();
    }
}
