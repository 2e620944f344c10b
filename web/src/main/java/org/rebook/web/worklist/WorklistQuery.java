package org.rebook.web.worklist;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;
import org.rebook.rebooking.ObligationKind;
import org.rebook.rebooking.WorklistFilter;
import org.rebook.web.console.Address;
import org.rebook.web.console.Parameters;
import org.rebook.web.console.SearchWords;

/** The filter as the address gives it: the table, the print and the file ask with the same one. */
@RequestScoped
public class WorklistQuery {

    @Inject
    Parameters asked;

    @Inject
    SearchWords searchWords;

    public WorklistFilter filter() {
        return new WorklistFilter(
                asked.text("specialty"),
                asked.text("site"),
                asked.choice(ObligationKind.class, "kind"),
                asked.text("owner"),
                asked.flag("mine"),
                asked.flag("overdue"),
                text());
    }

    public @Nullable String text() {
        return searchWords.find(asked.number("search"));
    }

    /** The address that asks for the same rows at the given path. */
    public Address at(String path) {
        WorklistFilter filter = filter();
        return Address.of(path)
                .with("specialty", filter.specialty())
                .with("site", filter.site())
                .with("kind", filter.kind())
                .with("owner", filter.owner())
                .with("mine", filter.mine() ? "yes" : null)
                .with("overdue", filter.overdue() ? "yes" : null)
                .with("search", filter.text() == null ? null : asked.number("search"));
    }
}
