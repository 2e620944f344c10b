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
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rebook.ehr.FeedFolder;
import org.rebook.rebooking.Plans;
import org.rebook.run.ItemStatus;
import org.rebook.run.RunControl;
import org.rebook.run.RunItem;
import org.rebook.run.RunKind;
import org.rebook.run.RunProgress;
import org.rebook.run.Runs;
import org.rebook.strike.Strikes;

/** Runs: started, watched, stopped and restarted. */
@Path("/runs")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class RunsResource {

    @Inject
    Runs runs;

    @Inject
    RunControl control;

    @Inject
    Strikes strikes;

    @Inject
    Plans plans;

    /** Some of a run's items, those that need a look first. */
    public record Items(long run, int from, int limit, List<RunItem> items) {}

    @GET
    public List<RunJson> latest(@QueryParam("limit") @Nullable String limit) {
        return runs.latest(Ask.number("limit", limit, 50, 1, Ask.MOST_AT_ONCE)).stream()
                .map(RunJson::of)
                .toList();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response start(String json) {
        JsonFields fields = JsonFields.of(json);
        RunKind kind = kind(fields);
        Long strike = fields.wholeNumber("strike");
        Long plan = fields.wholeNumber("plan");
        String argument = fields.text("argument");
        if (kind != null) {
            kind.missing(strike, plan, argument)
                    .filter(field -> !fields.isWrong(field))
                    .ifPresent(field -> fields.problem(
                            field, "a run of kind %s needs one, and none was given.".formatted(kind.code())));
        }
        if (kind == RunKind.IMPORT_FEED && argument != null) {
            checkFolder(argument, fields);
        }
        if (strike != null && strikes.find(strike).isEmpty()) {
            fields.problem("strike", "there is no strike %d.".formatted(strike));
        }
        if (plan != null && plans.find(plan).isEmpty()) {
            fields.problem("plan", "there is no plan %d.".formatted(plan));
        }
        fields.requireGood();
        return accepted(control.start(kind, strike, plan, argument));
    }

    @GET
    @Path("{run}")
    public RunJson one(@PathParam("run") String id) {
        return RunJson.of(theRun(id));
    }

    @GET
    @Path("{run}/items")
    public Items items(
            @PathParam("run") String id,
            @QueryParam("status") @Nullable String status,
            @QueryParam("from") @Nullable String from,
            @QueryParam("limit") @Nullable String limit) {
        long run = theRun(id).id();
        int first = Ask.number("from", from, 0, 0, Integer.MAX_VALUE);
        int most = Ask.number("limit", limit, 100, 1, Ask.MOST_AT_ONCE);
        return new Items(run, first, most, runs.items(run, Ask.oneOf("status", ItemStatus.class, status), first, most));
    }

    @POST
    @Path("{run}/stop")
    public Response stop(@PathParam("run") String id) {
        RunProgress run = theRun(id);
        if (run.status().isOver()) {
            throw Refused.conflict("run: run %d is %s already.".formatted(run.id(), run.status()));
        }
        control.stop(run.id());
        return accepted(run.id());
    }

    @POST
    @Path("{run}/restart")
    public Response restart(@PathParam("run") String id) {
        long run = theRun(id).id();
        control.restart(run);
        return accepted(run);
    }

    @POST
    @Path("{run}/retry-failed")
    public Response retryFailed(@PathParam("run") String id) {
        long run = theRun(id).id();
        control.retryFailed(run);
        return accepted(run);
    }

    private static void checkFolder(String argument, JsonFields fields) {
        try {
            FeedFolder.of(argument);
        } catch (IllegalArgumentException e) {
            fields.problem("argument", Refused.Problem.of(e.getMessage()).message());
        }
    }

    private static @Nullable RunKind kind(JsonFields fields) {
        String code = fields.text("kind");
        if (code == null) {
            fields.problem("kind", "say what to run.");
            return null;
        }
        try {
            return RunKind.of(code);
        } catch (IllegalArgumentException e) {
            fields.problem("kind", Refused.Problem.of(e.getMessage()).message());
            return null;
        }
    }

    private Response accepted(long run) {
        return Response.accepted(RunJson.of(theRun(Long.toString(run))))
                .location(URI.create("runs/" + run))
                .build();
    }

    private RunProgress theRun(String id) {
        return runs.find(Ask.id("run", id)).orElseThrow(() -> Refused.notFound("run", id));
    }
}
