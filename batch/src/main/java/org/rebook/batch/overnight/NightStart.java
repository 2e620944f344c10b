package org.rebook.batch.overnight;

import jakarta.annotation.security.RolesAllowed;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.rebook.access.Role;
import org.rebook.run.Nights;
import org.rebook.run.RunControl;
import org.rebook.run.RunKind;
import org.rebook.run.RunProgress;
import org.rebook.run.RunStatus;
import org.rebook.run.Runs;

/** Starts a night when it is due, and goes on with one that a dead server broke off; each in one transaction. */
@Stateless
@RolesAllowed({Role.SERVICE_MANAGER, Role.ADMINISTRATOR, Role.OPERATOR, Role.SYSTEM})
@RunAs(Role.SYSTEM)
public class NightStart {

    // A night that brings its server down should not do so until the morning.
    private static final int MOST_RESTARTS = 3;

    @Inject
    Nights nights;

    @Inject
    Runs runs;

    @Inject
    RunControl control;

    /** The time that was due and has been taken, and what came of it. */
    public record Taken(Instant due, boolean started) {}

    /** @throws org.rebook.run.RunRefused when the night before is still under way; the time is then not taken */
    public Optional<Taken> ifDue(Instant now) {
        return nights.take(now).map(due -> {
            if (Duration.between(due, now).compareTo(Nights.TOO_LATE) >= 0) {
                nights.missed(due, "No server was running at the time, or within six hours of it.");
                return new Taken(due, false);
            }
            nights.started(due, control.start(RunKind.OVERNIGHT, null, null, null));
            return new Taken(due, true);
        });
    }

    public void missed(Instant now, String reason) {
        nights.schedule().lastDue(now).ifPresent(due -> nights.missed(due, reason));
    }

    /** Goes on with the latest night, where it was interrupted not long ago. */
    public Optional<Long> ifBrokenOff(Instant now) {
        return runs.latestOf(RunKind.OVERNIGHT)
                .filter(night -> night.status() == RunStatus.INTERRUPTED
                        && night.restarts() < MOST_RESTARTS
                        && Duration.between(night.startedAt(), now).compareTo(Nights.TOO_LATE) < 0)
                .map(RunProgress::id)
                .map(night -> {
                    control.restart(night);
                    return night;
                });
    }
}
