package org.rebook.web.operations;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rebook.run.NightSchedule;
import org.rebook.run.Nights;

/** When the overnight chain runs: to read, and to set. */
@Path("/schedule")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ScheduleResource {

    private static final int NIGHTS_SHOWN = 14;

    @Inject
    Nights nights;

    /** The schedule ({@code at} on London's clock), when it is next due, and what became of the last times. */
    public record Schedule(
            boolean enabled, String at, List<DayOfWeek> on, @Nullable Instant next, List<Nights.Due> latest) {}

    @GET
    public Schedule schedule() {
        NightSchedule schedule = nights.schedule();
        return new Schedule(
                schedule.enabled(),
                schedule.at().toString(),
                schedule.on().stream().sorted().toList(),
                schedule.nextDue(Instant.now()).orElse(null),
                nights.latest(NIGHTS_SHOWN));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public Schedule change(String json) {
        JsonFields fields = JsonFields.of(json);
        Boolean enabled = fields.yesOrNo("enabled");
        if (enabled == null && !fields.has("enabled")) {
            fields.problem("enabled", "say whether the chain is to run: true or false.");
        }
        LocalTime at = at(fields);
        Set<DayOfWeek> on = on(fields);
        if (on.isEmpty()) {
            fields.problem("on", "name at least one day of the week.");
        }
        fields.requireGood();
        nights.change(new NightSchedule(Boolean.TRUE.equals(enabled), at, on));
        return schedule();
    }

    private static LocalTime at(JsonFields fields) {
        String text = fields.text("at");
        try {
            if (text != null && text.length() == "HH:mm".length()) {
                return LocalTime.parse(text);
            }
        } catch (DateTimeParseException e) {
            fields.problem("at", "'%s' is no time of the day.".formatted(text));
            return LocalTime.MIDNIGHT;
        }
        fields.problem("at", "say when on London's clock, like 02:00, not '%s'.".formatted(text));
        return LocalTime.MIDNIGHT;
    }

    private static Set<DayOfWeek> on(JsonFields fields) {
        Set<DayOfWeek> on = EnumSet.noneOf(DayOfWeek.class);
        for (String name : fields.texts("on")) {
            Arrays.stream(DayOfWeek.values())
                    .filter(day -> day.name().equals(name))
                    .findFirst()
                    .ifPresentOrElse(
                            on::add,
                            () -> fields.problem(
                                    "on",
                                    "there is no day '%s'. Maybe one of %s?"
                                            .formatted(name, Arrays.toString(DayOfWeek.values()))));
        }
        return on;
    }
}
