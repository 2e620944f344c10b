package org.rebook.web.affected;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;
import org.rebook.rebooking.AffectedFilter;
import org.rebook.rebooking.BreachIfMoved;
import org.rebook.web.console.Address;
import org.rebook.web.console.Parameters;
import org.rebook.web.console.SearchWords;

/** The filter as the address gives it: the table, the print and the file ask with the same one. */
@RequestScoped
public class AffectedQuery {

    @Inject
    Parameters asked;

    @Inject
    SearchWords searchWords;

    public AffectedFilter filter() {
        AffectedFilter.Order order = asked.choice(AffectedFilter.Order.class, "order");
        return new AffectedFilter(
                protectedOnes(),
                asked.choice(BreachIfMoved.Outlook.class, "outlook"),
                asked.text("specialty"),
                searchWords.find(asked.number("search")),
                order == null ? AffectedFilter.Order.SLACK : order);
    }

    private @Nullable Boolean protectedOnes() {
        String only = asked.text("protected");
        return "yes".equals(only) ? Boolean.TRUE : "no".equals(only) ? Boolean.FALSE : null;
    }

    /** The address that asks for the same rows at the given path. */
    public Address at(String path, long strike) {
        AffectedFilter filter = filter();
        return Address.of(path)
                .with("strike", strike)
                .with("protected", filter.protectedOnes() == null ? null : filter.protectedOnes() ? "yes" : "no")
                .with("outlook", filter.outlook())
                .with("specialty", filter.specialty())
                .with("order", filter.order() == AffectedFilter.Order.SLACK ? null : filter.order())
                .with("search", filter.text() == null ? null : asked.number("search"));
    }
}
