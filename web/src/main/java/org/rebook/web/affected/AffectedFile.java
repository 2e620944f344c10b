package org.rebook.web.affected;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rebook.rebooking.AffectedPatient;
import org.rebook.rebooking.AffectedPatients;
import org.rebook.rebooking.BreachIfMoved;
import org.rebook.strike.Strikes;
import org.rebook.web.console.CsvLine;
import org.rebook.web.console.Parameters;
import org.rebook.web.console.Words;

/** A strike's affected patients as a file for a spreadsheet: the same rows as on the screen, in the same order. */
@WebServlet("/affected.csv")
public class AffectedFile extends HttpServlet {

    @Inject
    Strikes strikes;

    @Inject
    AffectedPatients patients;

    @Inject
    AffectedQuery query;

    @Inject
    Parameters asked;

    @Inject
    Words words;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Long strike = asked.number("strike");
        if (strike == null || strikes.find(strike).isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader(
                "Content-Disposition", "attachment; filename=\"affected-by-strike-%d.csv\"".formatted(strike));
        PrintWriter file = response.getWriter();
        file.write(CsvLine.MARK);
        file.write(CsvLine.of(
                "Risk",
                "NHS number",
                "Name",
                "Date of birth",
                "Specialty",
                "Appointment",
                "Priority",
                "Date at stake",
                "Clinic",
                "Site",
                "Clinician",
                "What is left of the session",
                "First standard at stake",
                "Its date",
                "Days of slack",
                "Target day",
                "If moved",
                "All due dates",
                "Stand-down step",
                "Protected by",
                "Approvals needed"));
        patients.of(strike).matching(query.filter()).forEach(patient -> file.write(CsvLine.of(cells(patient))));
    }

    private @Nullable Object[] cells(AffectedPatient patient) {
        BreachIfMoved breach = patient.breach();
        BreachIfMoved.Due atStake = breach.atStake();
        return new @Nullable Object[] {
            patient.tier().words(),
            patient.nhsNumber(),
            patient.name(),
            patient.birthDate(),
            patient.specialtyName(),
            words.code(patient.kind()),
            words.code(patient.priority()),
            words.moment(patient.startsAt()),
            patient.session().clinic(),
            patient.session().site(),
            patient.session().clinician(),
            patient.session().left(),
            atStake == null ? null : atStake.standard().words(),
            atStake == null ? null : atStake.day(),
            breach.slackDays(),
            breach.targetDay(),
            breach.outlook().words(),
            breach.dates().stream()
                    .map(due -> "%s %s".formatted(due.standard().words(), due.day()))
                    .collect(Collectors.joining("; ")),
            patient.standDownStep(),
            patient.protectionsInWords(),
            String.join("; ", patient.approvals())
        };
    }
}
