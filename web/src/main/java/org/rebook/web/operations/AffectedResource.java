package org.rebook.web.operations;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rebook.rebooking.AffectedFilter;
import org.rebook.rebooking.AffectedPatient;
import org.rebook.rebooking.AffectedPatients;
import org.rebook.rebooking.BreachIfMoved;
import org.rebook.strike.Strikes;

/** Whom a strike affects before anything is planned. */
@Path("/strikes/{strike}/affected")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AffectedResource {

    @Inject
    Strikes strikes;

    @Inject
    AffectedPatients patients;

    /**
     * Some of the affected appointments, and what a move of all of them would do to each standard.
     *
     * @param rules the version they are seen by
     * @param total how many pass the filter
     */
    public record Affected(
            long strike,
            String rules,
            int affected,
            int protectedOnes,
            int wouldMissFirstStandard,
            int toReview,
            List<AffectedPatients.StandardTotal> standards,
            int total,
            int from,
            int limit,
            List<AffectedJson> appointments) {}

    @GET
    public Affected affected(
            @PathParam("strike") String id,
            @QueryParam("protected") @Nullable String onlyProtected,
            @QueryParam("ifMoved") @Nullable String outlook,
            @QueryParam("specialty") @Nullable String specialty,
            @QueryParam("order") @Nullable String order,
            @QueryParam("from") @Nullable String from,
            @QueryParam("limit") @Nullable String limit) {
        long strike = Ask.id("strike", id);
        if (strikes.find(strike).isEmpty()) {
            throw Refused.notFound("strike", id);
        }
        AffectedFilter.Order sorted = Ask.oneOf("order", AffectedFilter.Order.class, order);
        AffectedFilter filter = new AffectedFilter(
                yesOrNo("protected", onlyProtected),
                Ask.oneOf("ifMoved", BreachIfMoved.Outlook.class, outlook),
                specialty,
                null,
                sorted == null ? AffectedFilter.Order.SLACK : sorted);
        int first = Ask.number("from", from, 0, 0, Integer.MAX_VALUE);
        int most = Ask.number("limit", limit, 100, 1, Ask.MOST_AT_ONCE);
        AffectedPatients.Of all = patients.of(strike);
        List<AffectedPatient> matching = all.matching(filter);
        return new Affected(
                strike,
                all.rules(),
                all.patients().size(),
                all.protectedOnes(),
                all.breaching(),
                all.toReview(),
                all.totals(),
                matching.size(),
                first,
                most,
                matching.stream().skip(first).limit(most).map(AffectedJson::of).toList());
    }

    private static @Nullable Boolean yesOrNo(String field, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (!text.equals("true") && !text.equals("false")) {
            throw Refused.badRequest(field, "it must be true or false, not '%s'.".formatted(text));
        }
        return Boolean.valueOf(text);
    }
}
