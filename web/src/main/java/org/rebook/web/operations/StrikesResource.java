package org.rebook.web.operations;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rebook.rebooking.Plans;
import org.rebook.strike.Forecast;
import org.rebook.strike.Impacts;
import org.rebook.strike.Preset;
import org.rebook.strike.Staffing;
import org.rebook.strike.StrikeView;
import org.rebook.strike.Strikes;

/** Strikes, what they hit, and the plans for them. */
@Path("/strikes")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public class StrikesResource {

    @Inject
    Strikes strikes;

    @Inject
    Impacts impacts;

    @Inject
    Plans plans;

    /**
     * What a strike hits; the sessions are those of the last assessment, the totals are of now.
     *
     * @param tooMuchAtOnce where more would be called off at once than a wave may take
     */
    public record Impact(long strike, Forecast forecast, List<String> tooMuchAtOnce, List<Impacts.Row> sessions) {}

    @GET
    public List<StrikeView> all() {
        return strikes.all();
    }

    @POST
    public Response declare(String json) {
        Strikes.Declared declared = strikes.declare(StrikeRequest.declaration(json));
        return Response.created(URI.create("strikes/" + declared.strike()))
                .entity(declared)
                .build();
    }

    /** Earlier strikes, each as it is declared: with sites filled in they can be posted as they are. */
    @GET
    @Path("presets")
    public List<PresetJson> presets() {
        return Arrays.stream(Preset.values()).map(PresetJson::of).toList();
    }

    @GET
    @Path("{strike}")
    public StrikeView one(@PathParam("strike") String id) {
        return theStrike(id);
    }

    @GET
    @Path("{strike}/impact")
    public Impact impact(
            @PathParam("strike") String id,
            @QueryParam("staffing") @Nullable String staffing,
            @QueryParam("specialty") @Nullable String specialty) {
        long strike = theStrike(id).id();
        return new Impact(
                strike,
                impacts.forecast(strike),
                impacts.tooMuchAtOnce(strike),
                impacts.rows(
                        strike, new Impacts.Filter(Ask.oneOf("staffing", Staffing.class, staffing), specialty, null)));
    }

    /** What the strike hits at every participation from 0 to 100 per cent, on the bookings of now. */
    @GET
    @Path("{strike}/what-if")
    public Impacts.WhatIf whatIf(@PathParam("strike") String id) {
        return impacts.whatIf(theStrike(id).id());
    }

    @GET
    @Path("{strike}/plans")
    public List<PlanJson> plans(@PathParam("strike") String id) {
        return plans.of(theStrike(id).id()).stream().map(PlanJson::of).toList();
    }

    private StrikeView theStrike(String id) {
        return strikes.find(Ask.id("strike", id)).orElseThrow(() -> Refused.notFound("strike", id));
    }
}
