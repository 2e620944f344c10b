package org.rebook.web.operations;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.rebook.appointment.OrphanCheck;

/** Patients without a date, an owner or a reason; there are none, always. */
@Path("/orphans")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class OrphansResource {

    @Inject
    OrphanCheck check;

    /** How many there are, and the first of them. */
    public record Orphans(long count, List<OrphanCheck.Orphan> orphans) {}

    @GET
    public Orphans orphans() {
        return new Orphans(check.count(), check.find(Ask.MOST_AT_ONCE));
    }
}
