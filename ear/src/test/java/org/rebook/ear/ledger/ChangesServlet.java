package org.rebook.ear.ledger;

import jakarta.ejb.EJB;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.rebook.appointment.BookingOutcome;
import org.rebook.appointment.Bookings;
import org.rebook.appointment.Cause;
import org.rebook.appointment.ReasonCode;
import org.rebook.appointment.Target;
import org.rebook.ear.inside.AsManager;
import org.rebook.ehr.Ledger;
import org.rebook.ehr.LedgerStatus;
import org.rebook.run.RunControl;
import org.rebook.run.RunKind;

/** Lets a test outside the server do what the console's pages do inside: one request is one transaction. */
@WebServlet("/*")
public class ChangesServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final Cause CAUSE = new Cause(ReasonCode.IA_STAFF, "Too few staff", "manager", "test", null, null);

    @EJB
    private AsManager manager;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        try {
            response.getWriter().print(manager.call(() -> act(request)));
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    private static Object act(HttpServletRequest request) throws NamingException {
        return switch (request.getPathInfo()) {
            case "/move" -> move(request);
            case "/convert" ->
                bean(Bookings.class).convert(request.getParameter("appointment"), null, "TELEPHONE", CAUSE);
            case "/retry" -> {
                bean(Ledger.class).retry(Long.parseLong(request.getParameter("id")));
                yield "";
            }
            case "/retry-all" -> bean(Ledger.class).retryAll(LedgerStatus.valueOf(request.getParameter("status")));
            case "/run" -> control().start(RunKind.of(request.getParameter("kind")), null, null, null);
            default -> throw new IllegalArgumentException("No such act: " + request.getPathInfo());
        };
    }

    /** Moves several at once; answers with the new ids, one a line. */
    private static String move(HttpServletRequest request) throws NamingException {
        StringBuilder moved = new StringBuilder();
        for (String each : request.getParameterValues("move")) {
            String[] parts = each.split(">");
            Instant start = Instant.parse(parts[3]);
            Target target = new Target(parts[1], parts[2], start, start.plusSeconds(1200), "IN_PERSON");
            BookingOutcome outcome = bean(Bookings.class).move(parts[0], null, target, null, CAUSE);
            if (outcome instanceof BookingOutcome.Done done) {
                moved.append(done.appointment()).append('\n');
            } else {
                throw new IllegalStateException(outcome.toString());
            }
        }
        return moved.toString();
    }

    private static <T> T bean(Class<T> type) throws NamingException {
        return InitialContext.doLookup(
                "java:global/rebook/rebook-ejb/%s!%s".formatted(type.getSimpleName(), type.getName()));
    }

    private static RunControl control() throws NamingException {
        return InitialContext.doLookup("java:global/rebook/rebook-batch/JobControl!" + RunControl.class.getName());
    }
}
