package org.rebook.web.scenario;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.rebook.rebooking.NeededSession;
import org.rebook.rebooking.Scenario;
import org.rebook.rebooking.ScenarioAdoption;
import org.rebook.rebooking.ScenarioNeeds;
import org.rebook.rebooking.Scenarios;
import org.rebook.web.console.CsvLine;
import org.rebook.web.console.Parameters;

/** The sessions that a scenario supposes, as a file for whoever sets them up in the EHR. */
@WebServlet("/scenario-sessions.csv")
public class NeededSessionsFile extends HttpServlet {

    @Inject
    Scenarios scenarios;

    @Inject
    ScenarioAdoption adoption;

    @Inject
    Parameters asked;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Long id = asked.number("id");
        Scenario scenario = id == null ? null : scenarios.find(id).orElse(null);
        if (scenario == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Content-Disposition", "attachment; filename=\"sessions-of-scenario-%d.csv\"".formatted(id));
        PrintWriter file = response.getWriter();
        file.write(CsvLine.MARK);
        file.write(CsvLine.of("Day", "From", "Minutes", "Like", "Slots", "Treatment function", "Site", "In the diary"));
        for (ScenarioNeeds.OfSession needed : adoption.needs(id).sessions()) {
            NeededSession each = needed.session();
            file.write(CsvLine.of(
                    each.day(),
                    each.from(),
                    each.minutes(),
                    each.like(),
                    each.list() ? "theatre list" : each.places(),
                    each.specialty(),
                    each.site(),
                    needed.met() ? "yes" : "no"));
        }
    }
}
