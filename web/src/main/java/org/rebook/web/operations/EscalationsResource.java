package org.rebook.web.operations;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.rebook.rebooking.Escalations;

/** How many promises to rebook are open with whom, and how old the oldest is. */
@Path("/escalations")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class EscalationsResource {

    @Inject
    Escalations escalations;

    /** The open promises that one level has. */
    public record Level(String owner, int open, int oldestWorkingDays) {}

    @GET
    public List<Level> levels() {
        return escalations.aged().stream()
                .map(aged -> new Level(aged.level().owner(), aged.open(), aged.oldest()))
                .toList();
    }
}
