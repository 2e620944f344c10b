package org.rebook.web.worklist;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.rebook.rebooking.Worklist;
import org.rebook.rebooking.WorklistRow;
import org.rebook.web.console.CsvLine;
import org.rebook.web.console.Words;

/** The worklist as a file for a spreadsheet: the same rows as on the screen, in the same order. */
@WebServlet("/worklist.csv")
public class WorklistFile extends HttpServlet {

    @Inject
    Worklist worklist;

    @Inject
    WorklistQuery query;

    @Inject
    Words words;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Content-Disposition", "attachment; filename=\"worklist.csv\"");
        PrintWriter file = response.getWriter();
        file.write(CsvLine.MARK);
        file.write(CsvLine.of(
                "Risk",
                "What is needed",
                "NHS number",
                "Name",
                "Date of birth",
                "Age",
                "Phone",
                "Specialty",
                "Appointment",
                "Clinic",
                "Site",
                "Clinician",
                "Lost date",
                "Priority",
                "First date at risk",
                "Days left",
                "Times cancelled by the hospital",
                "Owner",
                "Worked on by",
                "Settle by",
                "Working days open",
                "Moved up to",
                "Booked through e-RS",
                "Reason"));
        worklist.all(query.filter()).forEach(row -> file.write(CsvLine.of(cells(row))));
    }

    private @Nullable Object[] cells(WorklistRow row) {
        return new @Nullable Object[] {
            row.tier().words(),
            row.kind().words(),
            row.person().nhsNumber(),
            row.person().name(),
            row.person().birthDate(),
            row.age(),
            row.person().phone(),
            row.place().specialtyName(),
            words.code(row.displaced().kind()),
            row.place().clinic(),
            row.place().site(),
            row.place().clinician(),
            words.moment(row.displaced().lost().startsAt()),
            words.code(row.displaced().priority()),
            row.due() == null ? null : row.due().day(),
            row.daysLeft(),
            row.timesCancelled(),
            row.owner(),
            row.claimedByName(),
            row.dueOn(),
            row.workingDaysOpen(),
            row.level().isMovedUp() ? row.level().words() : null,
            row.bookedThroughErs() ? "yes" : "no",
            row.reason()
        };
    }
}
