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
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rebook.rebooking.ChangeRefused;
import org.rebook.rebooking.PlacementExplanation;
import org.rebook.rebooking.PlanChange;
import org.rebook.rebooking.PlanRevision;
import org.rebook.rebooking.Plans;
import org.rebook.rebooking.Replanning;
import org.rebook.rebooking.WantedPlace;

/** Plans that stand: what a change would come to, where places are wanted, and why each patient is where they are. */
@Path("/plans/{plan}")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class PlanChangesResource {

    @Inject
    Plans plans;

    @Inject
    Replanning replanning;

    /** A plan made of another by changes. */
    public record Kept(long plan, PlanRevision revision) {}

    /** Tries the changes, and keeps them as a plan of their own with {@code keep=true}. */
    @POST
    @Path("changes")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response change(@PathParam("plan") String id, @QueryParam("keep") @Nullable String keep, String json) {
        long plan = thePlan(id);
        boolean kept = yesOrNo(keep);
        JsonFields fields = JsonFields.of(json);
        List<PlanChange> changes = fields.objects("changes", PlanChangesResource::changeOf);
        fields.requireGood();
        PlanRevision revision = replanning.tryOut(plan, changes);
        if (!kept) {
            return Response.ok(revision).build();
        }
        long made = replanning.keep(plan, changes);
        return Response.created(URI.create("/api/plans/" + made))
                .entity(new Kept(made, revision))
                .build();
    }

    /** Drops a changed plan and takes up the one it was made from. */
    @POST
    @Path("take-up-former")
    public PlanJson takeUpFormer(@PathParam("plan") String id) {
        long former = replanning.takeUpFormer(thePlan(id));
        return PlanJson.of(plans.find(former).orElseThrow());
    }

    @GET
    @Path("wanted-places")
    public List<WantedPlace> wanted(@PathParam("plan") String id, @QueryParam("limit") @Nullable String limit) {
        return replanning.wantedPlaces(thePlan(id), Ask.number("limit", limit, 20, 1, Ask.MOST_AT_ONCE));
    }

    @GET
    @Path("explanation")
    public PlacementExplanation explanation(
            @PathParam("plan") String id,
            @QueryParam("appointment") @Nullable String appointment,
            @QueryParam("limit") @Nullable String limit) {
        long plan = thePlan(id);
        if (appointment == null || appointment.isBlank()) {
            throw Refused.badRequest("appointment", "say which appointment of the plan.");
        }
        return replanning.explain(plan, appointment, Ask.number("limit", limit, 2, 1, 20));
    }

    private static @Nullable PlanChange changeOf(JsonFields fields) {
        String kind = fields.text("kind");
        String appointment = fields.text("appointment");
        String session = fields.text("session");
        LocalDate day = dayOf(fields);
        Integer places = fields.has("places") ? Integer.valueOf(fields.number("places", 0)) : null;
        String mode = fields.text("mode");
        PlanChange.Kind known = Arrays.stream(PlanChange.Kind.values())
                .filter(each -> each.name().equals(kind))
                .findFirst()
                .orElse(null);
        if (known == null) {
            fields.problem(
                    "kind",
                    "there is no '%s'. Maybe one of %s?".formatted(kind, Arrays.toString(PlanChange.Kind.values())));
            return null;
        }
        if (Stream.of("appointment", "session", "day", "places", "mode").anyMatch(fields::isWrong)) {
            return null;
        }
        try {
            PlanChange change = new PlanChange(known, appointment, session, day, places);
            return mode == null ? change : change.seenAs(PlanChange.Mode.of(mode));
        } catch (ChangeRefused refused) {
            Refused.Problem problem = Refused.Problem.of(refused.getMessage());
            fields.problem(problem.field(), problem.message());
            return null;
        }
    }

    private static @Nullable LocalDate dayOf(JsonFields fields) {
        String text = fields.text("day");
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            fields.problem("day", "it must be a day like 2026-05-12, not '%s'.".formatted(text));
            return null;
        }
    }

    private static boolean yesOrNo(@Nullable String text) {
        if (text != null && !text.equals("true") && !text.equals("false")) {
            throw Refused.badRequest("keep", "it must be true or false, not '%s'.".formatted(text));
        }
        return "true".equals(text);
    }

    private long thePlan(String id) {
        return plans.find(Ask.id("plan", id))
                .orElseThrow(() -> Refused.notFound("plan", id))
                .id();
    }
}
