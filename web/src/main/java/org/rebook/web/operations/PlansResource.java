package org.rebook.web.operations;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rebook.rebooking.Decision;
import org.rebook.rebooking.PlanView;
import org.rebook.rebooking.Plans;
import org.rebook.rebooking.Recoveries;

/** Plans and their placements, to read. */
@Path("/plans/{plan}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class PlansResource {

    @Inject
    Plans plans;

    @Inject
    Recoveries recoveries;

    /** Some of a plan's placements, in the order of risk and day. */
    public record Placements(long plan, int from, int limit, List<PlacementJson> placements) {}

    @GET
    public PlanJson one(@PathParam("plan") String id) {
        return PlanJson.of(thePlan(id));
    }

    @GET
    @Path("placements")
    public Placements placements(
            @PathParam("plan") String id,
            @QueryParam("decision") @Nullable String decision,
            @QueryParam("pool") @Nullable String pool,
            @QueryParam("from") @Nullable String from,
            @QueryParam("limit") @Nullable String limit) {
        long plan = thePlan(id).id();
        int first = Ask.number("from", from, 0, 0, Integer.MAX_VALUE);
        int most = Ask.number("limit", limit, 100, 1, Ask.MOST_AT_ONCE);
        List<PlacementJson> placements =
                plans.placements(plan, Ask.oneOf("decision", Decision.class, decision), pool, first, most).stream()
                        .map(PlacementJson::of)
                        .toList();
        return new Placements(plan, first, most, placements);
    }

    /** The plan made again from the data and rules that it was made with; nothing is kept. */
    @POST
    @Path("replay")
    public Plans.Replayed replay(@PathParam("plan") String id) {
        return plans.replay(thePlan(id).id());
    }

    /** Those without a date, grouped by what they lack, and the extra sessions that would place them. */
    @GET
    @Path("shortfalls")
    public List<ShortfallJson> shortfalls(@PathParam("plan") String id) {
        return plans.shortfalls(thePlan(id).id()).stream()
                .map(ShortfallJson::of)
                .toList();
    }

    /** Those who take the place of a patient who gives way, and where that patient goes (R-REB-18). */
    @GET
    @Path("cascades")
    public Placements cascades(
            @PathParam("plan") String id,
            @QueryParam("from") @Nullable String from,
            @QueryParam("limit") @Nullable String limit) {
        long plan = thePlan(id).id();
        int first = Ask.number("from", from, 0, 0, Integer.MAX_VALUE);
        int most = Ask.number("limit", limit, 100, 1, Ask.MOST_AT_ONCE);
        List<PlacementJson> placements = plans.cascades(plan, first, most).stream()
                .map(PlacementJson::of)
                .toList();
        return new Placements(plan, first, most, placements);
    }

    /** When those whom the plan displaces are seen: by its dates, and once it is carried out by the bookings of now. */
    @GET
    @Path("recovery")
    public RecoveryJson.OfPlan recovery(@PathParam("plan") String id) {
        return RecoveryJson.OfPlan.of(recoveries.of(thePlan(id).id()).orElseThrow());
    }

    @POST
    @Path("approve")
    public void approve(@PathParam("plan") String id) {
        thePlan(id);
        throw Refused.forbidden("A plan is approved by a service manager in the console, at /plans/%s.".formatted(id));
    }

    private PlanView thePlan(String id) {
        return plans.find(Ask.id("plan", id)).orElseThrow(() -> Refused.notFound("plan", id));
    }
}
