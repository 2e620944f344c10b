package org.rebook.web.operations;

import jakarta.ejb.EJBException;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.rebook.rebooking.ChangeRefused;
import org.rebook.rebooking.PlanRefused;
import org.rebook.rebooking.ScenarioRefused;
import org.rebook.run.RunRefused;
import org.rebook.strike.DeclarationRefused;
import org.rebook.web.console.LongValues;

/** Says in JSON what went wrong; what we did not foresee goes to the log and not to the caller. */
@Provider
public class Faults implements ExceptionMapper<Throwable> {

    private static final Logger LOG = Logger.getLogger(Faults.class.getName());

    @Override
    public Response toResponse(Throwable fault) {
        if (fault instanceof Refused refused) {
            return answer(refused.status(), refused.problems());
        }
        if (fault instanceof DeclarationRefused refused) {
            return answer(
                    Response.Status.BAD_REQUEST,
                    refused.problems().stream().map(Refused.Problem::of).toList());
        }
        if (fault instanceof ScenarioRefused refused) {
            return answer(Response.Status.BAD_REQUEST, List.of(Refused.Problem.of(refused.getMessage())));
        }
        if (fault instanceof ChangeRefused) {
            return answer(Response.Status.BAD_REQUEST, List.of(Refused.Problem.of(fault.getMessage())));
        }
        if (fault instanceof PlanRefused || fault instanceof RunRefused) {
            return answer(Response.Status.CONFLICT, List.of(Refused.Problem.of(fault.getMessage())));
        }
        if (fault instanceof WebApplicationException protocol) {
            Response.StatusType status = protocol.getResponse().getStatusInfo();
            return answer(status, List.of(new Refused.Problem("", inWords(status))));
        }
        if (fault instanceof EJBException && fault.getCause() instanceof RuntimeException cause && cause != fault) {
            return toResponse(cause);
        }
        LOG.log(Level.SEVERE, "A request to the API failed.", fault);
        return answer(
                Response.Status.INTERNAL_SERVER_ERROR,
                List.of(new Refused.Problem("", "Something failed here, not with you. The server's log says what.")));
    }

    private static String inWords(Response.StatusType status) {
        return switch (status.getStatusCode()) {
            case 404 -> "There is nothing at this address.";
            case 405 -> "This address does not take this method.";
            case 415 -> "Send JSON, with Content-Type: application/json.";
            default -> status.getReasonPhrase() + ".";
        };
    }

    private static Response answer(Response.StatusType status, List<Refused.Problem> problems) {
        JsonArrayBuilder list = Json.createArrayBuilder();
        problems.forEach(problem -> list.add(Json.createObjectBuilder()
                .add("field", problem.field())
                .add("message", LongValues.cutIn(problem.message()))));
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(Json.createObjectBuilder()
                        .add("error", status.getReasonPhrase().toLowerCase().replace(' ', '-'))
                        .add("message", LongValues.cutIn(problems.get(0).message()))
                        .add("problems", list)
                        .build()
                        .toString())
                .build();
    }
}
