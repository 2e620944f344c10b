package org.rebook.web.ledger;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rebook.ehr.Ledger;
import org.rebook.ehr.LedgerCounts;
import org.rebook.ehr.LedgerEntry;
import org.rebook.ehr.LedgerFilter;
import org.rebook.ehr.LedgerStatus;
import org.rebook.ehr.LineState;
import org.rebook.web.access.CurrentUser;
import org.rebook.web.console.Address;
import org.rebook.web.console.Go;
import org.rebook.web.console.Notice;
import org.rebook.web.console.Paging;
import org.rebook.web.console.Parameters;
import org.rebook.web.console.Words;

/** What the EHR was told: by state, with what it answered, and retry for what went wrong. */
@Named
@RequestScoped
public class LedgerPage {

    private static final int ROWS_ON_A_PAGE = 50;

    @Inject
    Ledger ledger;

    @Inject
    CurrentUser me;

    @Inject
    Parameters asked;

    @Inject
    Notice notice;

    @Inject
    Words words;

    @Inject
    Go go;

    private LedgerFilter filter = LedgerFilter.ALL;
    private @Nullable Paging<LedgerEntry> paging;
    private @Nullable LedgerCounts counts;

    @PostConstruct
    void read() {
        filter = new LedgerFilter(
                asked.choice(LedgerStatus.class, "status"), asked.number("strike"), asked.number("run"), null);
        paging = Paging.reading(
                (from, atMost) -> ledger.page(filter, from, atMost), asked.number("page", 1), ROWS_ON_A_PAGE, here());
    }

    public void retrySelected() {
        List<Long> selected = asked.numbers("selected");
        List<String> refusals = new ArrayList<>();
        for (long id : selected) {
            try {
                ledger.retry(id);
            } catch (IllegalArgumentException refused) {
                refusals.add(refused.getMessage());
            }
        }
        if (selected.isEmpty()) {
            notice.problem("Select at least one change first.");
        } else if (refusals.isEmpty()) {
            notice.done(words.count(selected.size(), "change is", "changes are") + " sent again.");
        } else {
            notice.problem(String.join(" ", refusals));
        }
        go.to(here().with("page", asked.number("page")));
    }

    public LedgerCounts getCounts() {
        if (counts == null) {
            counts = ledger.counts(new LedgerFilter(null, filter.strikeId(), filter.runId(), null));
        }
        return counts;
    }

    public LineState getLine() {
        return ledger.line();
    }

    public @Nullable Paging<LedgerEntry> getPaging() {
        return paging;
    }

    public LedgerFilter getFilter() {
        return filter;
    }

    public boolean isMayRetry() {
        return me.isManager() || me.isAdministrator();
    }

    public boolean isForPatients() {
        return me.isClerk() || me.isManager();
    }

    public boolean canRetry(LedgerEntry entry) {
        return entry.status() == LedgerStatus.MISMATCHED || entry.status() == LedgerStatus.REJECTED;
    }

    public String colourOf(LedgerEntry entry) {
        return switch (entry.status()) {
            case CONFIRMED -> "nhsuk-tag--green";
            case PENDING, SENT -> "nhsuk-tag--blue";
            case MISMATCHED -> "nhsuk-tag--orange";
            case REJECTED -> "nhsuk-tag--red";
        };
    }

    public List<LedgerStatus> getStatuses() {
        return List.of(LedgerStatus.values());
    }

    public long countOf(LedgerStatus status) {
        LedgerCounts all = getCounts();
        return switch (status) {
            case PENDING -> all.pending();
            case SENT -> all.sent();
            case CONFIRMED -> all.confirmed();
            case MISMATCHED -> all.mismatched();
            case REJECTED -> all.rejected();
        };
    }

    public String addressOf(@Nullable LedgerStatus status) {
        return here().with("status", status).toString();
    }

    private Address here() {
        return Address.of("/ledger")
                .with("status", filter.status())
                .with("strike", filter.strikeId())
                .with("run", filter.runId());
    }

    public String getAddress() {
        return here().toString();
    }
}
