package org.rebook.web.operations;

import jakarta.ws.rs.core.Response;
import java.util.List;

/** A request that is not served, and why: each problem names its field where there is one. */
final class Refused extends RuntimeException {

    private final transient Response.Status status;
    private final transient List<Problem> problems;

    /** One thing that is wrong; the message shows the value. */
    public record Problem(String field, String message) {

        /** Reads what the core says as "field: what is wrong with it". */
        static Problem of(String said) {
            int colon = said.indexOf(": ");
            boolean namesField = colon > 0
                    && said.substring(0, colon).chars().allMatch(each -> Character.isLetter(each) || each == '_');
            return namesField
                    ? new Problem(said.substring(0, colon), said.substring(colon + 2))
                    : new Problem("", said);
        }
    }

    private Refused(Response.Status status, List<Problem> problems) {
        super(problems.get(0).message());
        this.status = status;
        this.problems = List.copyOf(problems);
    }

    static Refused badRequest(List<Problem> problems) {
        return new Refused(Response.Status.BAD_REQUEST, problems);
    }

    static Refused badRequest(String field, String message) {
        return badRequest(List.of(new Problem(field, message)));
    }

    static Refused notFound(String field, String id) {
        return nothing(field, "there is no %s '%s'.".formatted(field, id));
    }

    static Refused nothing(String field, String message) {
        return new Refused(Response.Status.NOT_FOUND, List.of(new Problem(field, message)));
    }

    static Refused forbidden(String message) {
        return new Refused(Response.Status.FORBIDDEN, List.of(new Problem("", message)));
    }

    static Refused conflict(String said) {
        return new Refused(Response.Status.CONFLICT, List.of(Problem.of(said)));
    }

    Response.Status status() {
        return status;
    }

    List<Problem> problems() {
        return problems;
    }
}
