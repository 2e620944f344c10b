package org.rebook.web.operations;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rebook.clinic.London;
import org.rebook.rebooking.Scenario;
import org.rebook.rebooking.ScenarioAdoption;
import org.rebook.rebooking.ScenarioDifference;
import org.rebook.rebooking.Scenarios;

/** One scenario of a strike, and in what it differs from another. */
@Path("/scenarios/{scenario}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ScenariosResource {

    @Inject
    Scenarios scenarios;

    @Inject
    ScenarioAdoption adoption;

    /** Some of the patients to whom two scenarios give another decision or date. */
    public record Differences(
            long scenario, long with, int total, int from, int limit, List<DifferenceJson> differences) {}

    /** One of them, by id, with both verdicts in words. */
    public record DifferenceJson(String appointment, LocalDate lostOn, String priority, String one, String other) {

        static DifferenceJson of(ScenarioDifference difference) {
            return new DifferenceJson(
                    difference.appointment(),
                    London.dayOf(difference.lostAt()),
                    difference.priority(),
                    difference.one().inWords(),
                    difference.other().inWords());
        }
    }

    @GET
    public ScenarioJson one(@PathParam("scenario") String id) {
        return ScenarioJson.of(theScenario(id));
    }

    @DELETE
    public void remove(@PathParam("scenario") String id) {
        scenarios.remove(theScenario(id).id());
    }

    @GET
    @Path("recovery")
    public RecoveryJson recovery(@PathParam("scenario") String id) {
        return scenarios
                .recovery(theScenario(id).id())
                .map(RecoveryJson::of)
                .orElseThrow(() -> Refused.notFound("recovery", id));
    }

    @GET
    @Path("differences")
    public Differences differences(
            @PathParam("scenario") String id,
            @QueryParam("with") @Nullable String with,
            @QueryParam("from") @Nullable String from,
            @QueryParam("limit") @Nullable String limit) {
        long one = theScenario(id).id();
        if (with == null) {
            throw Refused.badRequest("with", "say with which scenario it is compared.");
        }
        long other = theScenario(with).id();
        int first = Ask.number("from", from, 0, 0, Integer.MAX_VALUE);
        int most = Ask.number("limit", limit, 100, 1, Ask.MOST_AT_ONCE);
        return new Differences(
                one,
                other,
                scenarios.countDifferences(one, other),
                first,
                most,
                scenarios.differences(one, other, first, most).stream()
                        .map(DifferenceJson::of)
                        .toList());
    }

    @GET
    @Path("needs")
    public ScenarioNeedsJson needs(@PathParam("scenario") String id) {
        return ScenarioNeedsJson.of(adoption.needs(theScenario(id).id()));
    }

    @POST
    @Path("draft-rules")
    public void draftRules(@PathParam("scenario") String id) {
        throw Refused.forbidden("Rules are drafted by an administrator in the console, at /scenario?id=%d."
                .formatted(theScenario(id).id()));
    }

    @POST
    @Path("adopt")
    public void adopt(@PathParam("scenario") String id) {
        throw Refused.forbidden("A scenario is adopted by a service manager in the console, at /scenario?id=%d."
                .formatted(theScenario(id).id()));
    }

    private Scenario theScenario(String id) {
        return scenarios.find(Ask.id("scenario", id)).orElseThrow(() -> Refused.notFound("scenario", id));
    }
}
