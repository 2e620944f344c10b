package org.rebook.batch.ehr;

import jakarta.annotation.security.RolesAllowed;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.List;
import org.rebook.access.Role;
import org.rebook.ehr.FeedFile;
import org.rebook.ehr.FeedFolder;
import org.rebook.ehr.FeedImport;
import org.rebook.ehr.Waiting;
import org.rebook.run.ItemStatus;
import org.rebook.run.RunProgress;
import org.rebook.run.Runs;

/** What the import does in the database, as Rebook itself. */
@Stateless
@RolesAllowed({Role.SERVICE_MANAGER, Role.ADMINISTRATOR, Role.OPERATOR, Role.SYSTEM})
@RunAs(Role.SYSTEM)
public class FeedDesk {

    private static final String PARTITION = "feed";

    @Inject
    FeedImport feed;

    @Inject
    Runs runs;

    /** The folder that the run is to take in. */
    public Path folder(long run) {
        RunProgress progress =
                runs.find(run).orElseThrow(() -> new IllegalStateException("There is no run " + run + "."));
        return FeedFolder.of(progress.argument());
    }

    public void begin(long run) {
        List<FeedFile> files = feed.begin(run, folder(run));
        runs.addItems(
                run,
                files.stream()
                        .map(file -> new Runs.NewItem(file.file(), PARTITION))
                        .toList());
    }

    public List<FeedFile> files(long run) {
        return feed.files(run);
    }

    @TransactionAttribute(TransactionAttributeType.MANDATORY)
    public void take(long run, FeedBlocks.Block block) {
        feed.take(run, block.file(), block.lines(), block.upTo(), block.isEnd());
        if (block.isEnd()) {
            runs.settle(run, block.file(), ItemStatus.DONE, null);
        }
    }

    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public String finish(long run) {
        int used;
        do {
            // What has become usable may be what others waited for, so go round until nothing more does.
            Waiting.Page page = feed.useAgain(Waiting.Page.first());
            while (!page.isLast()) {
                page = feed.useAgain(page);
            }
            used = page.used();
        } while (used > 0);
        return feed.finish(run);
    }
}
