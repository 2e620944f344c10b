package org.rebook.web.recovery;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rebook.rebooking.Recovery;
import org.rebook.web.console.CsvLine;

/** A recovery as a file for a spreadsheet: one line for each day of all, then of each specialty. */
@WebServlet("/recovery.csv")
public class RecoveryFile extends HttpServlet {

    @Inject
    RecoverySubject subjects;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        RecoverySubject.Subject subject = subjects.find().orElse(null);
        if (subject == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType("text/csv");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Content-Disposition", "attachment; filename=\"recovery.csv\"");
        PrintWriter file = response.getWriter();
        file.write(CsvLine.MARK);
        file.write(CsvLine.of(
                "Specialty",
                "Day",
                "Not seen by the planned dates",
                "Not seen by the bookings of now",
                "Early",
                "Likely",
                "Late",
                "Displaced",
                "Without a date"));
        Recovery actual = subject.actual();
        write(file, "All", subject.planned().total(), actual == null ? null : actual.total());
        for (Recovery.OfSpecialty each : subject.planned().specialties()) {
            write(
                    file,
                    subject.specialtyNames().getOrDefault(each.code(), each.code()),
                    each.curve(),
                    actual == null ? null : curveOf(actual, each.code()));
        }
    }

    private static Recovery.@Nullable Curve curveOf(Recovery recovery, String code) {
        return recovery.specialties().stream()
                .filter(each -> each.code().equals(code))
                .map(Recovery.OfSpecialty::curve)
                .findFirst()
                .orElse(null);
    }

    private static void write(
            PrintWriter file, String specialty, Recovery.Curve planned, Recovery.@Nullable Curve actual) {
        Recovery.Curve current = actual == null ? planned : actual;
        List<Recovery.Day> days = planned.days();
        for (int i = 0; i < Math.min(days.size(), current.days().size()); i++) {
            Recovery.Day now = current.days().get(i);
            file.write(CsvLine.of(
                    specialty,
                    days.get(i).day(),
                    days.get(i).waiting(),
                    actual == null ? null : now.waiting(),
                    now.early(),
                    now.likely(),
                    now.late(),
                    current.displaced(),
                    current.withoutDate()));
        }
    }
}
