package org.rebook.web.operations;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rebook.rebooking.CostEffect;
import org.rebook.rebooking.SlotOffer;
import org.rebook.rebooking.SlotSearch;

/** Dates for one patient of the worklist, by what they cost all who wait. */
@Path("/obligations/{obligation}/slots")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ObligationSlotsResource {

    @Inject
    SlotSearch search;

    /** One slot, the first free one of its kind in the session. */
    public record Slot(
            String slot,
            String session,
            Instant startsAt,
            int score,
            CostEffect forOthers,
            int couldUse,
            Instant asOf,
            String words) {

        static Slot of(SlotOffer offer) {
            return new Slot(
                    offer.slot().id(),
                    offer.slot().session(),
                    offer.time().startsAt(),
                    offer.score(),
                    offer.whole().forOthers(),
                    offer.whole().couldUse(),
                    offer.whole().asOf(),
                    offer.whole().words());
        }
    }

    @GET
    public List<Slot> slots(@PathParam("obligation") String id, @QueryParam("limit") @Nullable String limit) {
        long obligation = Ask.id("obligation", id);
        return search
                .cheapestForAll(obligation, Ask.number("limit", limit, 5, 1, 50))
                .orElseThrow(() -> Refused.nothing("obligation", search.whyNoneAreRanked(obligation)))
                .stream()
                .map(Slot::of)
                .toList();
    }
}
