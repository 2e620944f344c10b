package org.rebook.web.operations;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.rebook.rebooking.Scenarios;
import org.rebook.strike.Strikes;

/** What would come of a strike if something were otherwise. */
@Path("/strikes/{strike}/scenarios")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class StrikeScenariosResource {

    @Inject
    Scenarios scenarios;

    @Inject
    Strikes strikes;

    @GET
    public List<ScenarioJson> of(@PathParam("strike") String id) {
        return scenarios.of(theStrike(id)).stream().map(ScenarioJson::of).toList();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response add(@PathParam("strike") String id, String json) {
        long strike = theStrike(id);
        ScenarioRequest request = ScenarioRequest.of(json);
        long scenario = scenarios.add(strike, request.name(), request.changes());
        return Response.created(URI.create("scenarios/" + scenario))
                .entity(ScenarioJson.of(scenarios.find(scenario).orElseThrow()))
                .build();
    }

    private long theStrike(String id) {
        return strikes.find(Ask.id("strike", id))
                .orElseThrow(() -> Refused.notFound("strike", id))
                .id();
    }
}
