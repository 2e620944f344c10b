package org.rebook.batch.ehr;

import jakarta.annotation.security.RolesAllowed;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.rebook.access.Role;
import org.rebook.ehr.LedgerRuns;
import org.rebook.ehr.Pushes;
import org.rebook.run.ItemStatus;
import org.rebook.run.RunProgress;
import org.rebook.run.Runs;

/** What the ledger's jobs ask of the beans, as Rebook itself. */
@Stateless
@RolesAllowed({Role.SERVICE_MANAGER, Role.ADMINISTRATOR, Role.OPERATOR, Role.SYSTEM})
@RunAs(Role.SYSTEM)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LedgerSteps {

    private static final int DAYS_READ_BACK = 14;

    @Inject
    LedgerRuns items;

    @Inject
    Pushes pushes;

    @Inject
    Runs runs;

    public void listUnanswered(long run) {
        items.listUnanswered(run);
    }

    /** Lists what is to be read back: of the run's strike, or of as many days as its argument says. */
    public void listAnswered(long run) {
        RunProgress progress = progress(run);
        items.listAnswered(run, progress.strikeId(), days(progress));
    }

    private static int days(RunProgress progress) {
        String argument = progress.argument();
        if (argument == null || argument.isBlank()) {
            return DAYS_READ_BACK;
        }
        if (!argument.strip().matches("[1-9][0-9]{0,3}")) {
            throw new IllegalArgumentException(
                    "argument: '%s' is no number of days. Maybe 14?".formatted(argument.strip()));
        }
        return Integer.parseInt(argument.strip());
    }

    public List<String> itemsLeft(long run, String lane) {
        return items.itemsLeft(run, lane);
    }

    public void reconcile(long run, String item) {
        try {
            Optional<String> differences = pushes.reconcile(Long.parseLong(item));
            items.settle(
                    run, item, differences.isEmpty() ? ItemStatus.DONE : ItemStatus.FAILED, differences.orElse(null));
        } catch (IOException e) {
            items.settle(run, item, ItemStatus.HELD_BACK, "The EHR could not be read: " + e.getMessage());
        }
    }

    public String sumUpPush(long run) {
        items.holdBackRest(run, "It waits: for the EHR to be back, for its next attempt, or for an earlier change.");
        RunProgress progress = progress(run);
        return "%d changes confirmed, %d need a look, %d wait."
                .formatted(progress.done(), progress.failed(), progress.heldBack());
    }

    public String sumUpReconciliation(long run) {
        RunProgress progress = progress(run);
        return "%d changes read back are the same, %d have drifted, %d could not be read."
                .formatted(progress.done(), progress.failed(), progress.heldBack());
    }

    private RunProgress progress(long run) {
        return runs.find(run).orElseThrow(() -> new IllegalStateException("There is no run " + run + "."));
    }
}
