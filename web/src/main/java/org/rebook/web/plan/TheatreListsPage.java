package org.rebook.web.plan;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.jspecify.annotations.Nullable;
import org.rebook.rebooking.PlanView;
import org.rebook.rebooking.PlannedList;
import org.rebook.rebooking.PlannedLists;
import org.rebook.rebooking.Plans;
import org.rebook.web.access.CurrentUser;
import org.rebook.web.console.Address;
import org.rebook.web.console.Go;
import org.rebook.web.console.Paging;
import org.rebook.web.console.Parameters;

/** The theatre lists that a plan fills, each in its order. */
@Named
@RequestScoped
public class TheatreListsPage {

    private static final int LISTS_ON_A_PAGE = 12;

    @Inject
    Plans plans;

    @Inject
    PlannedLists lists;

    @Inject
    CurrentUser me;

    @Inject
    Parameters asked;

    @Inject
    Go go;

    private @Nullable PlanView plan;
    private @Nullable Paging<PlannedList> paging;

    @PostConstruct
    void read() {
        Long id = asked.number("plan");
        plan = id == null || !(me.isClerk() || me.isManager())
                ? null
                : plans.find(id).orElse(null);
    }

    public void open() {
        if (plan == null) {
            go.nowhere();
        }
    }

    public PlanView getPlan() {
        if (plan == null) {
            throw new IllegalStateException("There is no such plan.");
        }
        return plan;
    }

    public Paging<PlannedList> getPaging() {
        if (paging == null) {
            paging = Paging.reading(
                    (from, atMost) -> lists.of(getPlan(), from, atMost),
                    asked.number("page", 1),
                    LISTS_ON_A_PAGE,
                    Address.of("/theatre-lists").with("plan", getPlan().id()));
        }
        return paging;
    }
}
