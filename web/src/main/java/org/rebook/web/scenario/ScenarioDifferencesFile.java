package org.rebook.web.scenario;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.rebook.rebooking.Scenario;
import org.rebook.rebooking.ScenarioDifference;
import org.rebook.rebooking.Scenarios;
import org.rebook.web.console.CsvLine;
import org.rebook.web.console.Parameters;
import org.rebook.web.console.Words;

/** The differences of two scenarios as a file for a spreadsheet: the same rows as on the screen, in the same order. */
@WebServlet("/scenario-differences.csv")
public class ScenarioDifferencesFile extends HttpServlet {

    private static final int ALL_OF_THEM = 1_000_000;

    @Inject
    Scenarios scenarios;

    @Inject
    Parameters asked;

    @Inject
    Words words;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Scenario one = scenario("one");
        Scenario other = scenario("other");
        if (one == null || other == null || one.strikeId() != other.strikeId()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"scenarios-%d-and-%d.csv\"".formatted(one.id(), other.id()));
        PrintWriter file = response.getWriter();
        file.write(CsvLine.MARK);
        file.write(CsvLine.of(
                "Appointment", "Name", "Specialty", "Clinic", "Priority", "Date at stake", one.name(), other.name()));
        for (ScenarioDifference each : scenarios.differences(one.id(), other.id(), 0, ALL_OF_THEM)) {
            file.write(CsvLine.of(
                    each.appointment(),
                    each.patientName(),
                    each.specialtyName(),
                    each.clinic(),
                    words.code(each.priority()),
                    words.moment(each.lostAt()),
                    each.one().inWords(),
                    each.other().inWords()));
        }
    }

    private @Nullable Scenario scenario(String parameter) {
        Long id = asked.number(parameter);
        return id == null ? null : scenarios.find(id).orElse(null);
    }
}
