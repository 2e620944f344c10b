package org.rebook.web.patient;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rebook.clinic.London;
import org.rebook.patient.PatientView;
import org.rebook.patient.Patients;
import org.rebook.web.console.Address;
import org.rebook.web.console.Go;
import org.rebook.web.console.Parameters;
import org.rebook.web.console.SearchWords;

/** Finds a patient by NHS number or name. */
@Named
@RequestScoped
public class PatientsPage {

    private static final int SHORTEST = 2;

    @Inject
    Patients patients;

    @Inject
    SearchWords searchWords;

    @Inject
    Parameters asked;

    @Inject
    Go go;

    private @Nullable String text;
    private @Nullable String problem;
    private List<PatientView> found = List.of();

    @PostConstruct
    void read() {
        text = searchWords.find(asked.number("search"));
        if (text != null) {
            found = patients.search(text);
        }
    }

    public void search() {
        String typed = asked.text("text");
        if (typed == null || typed.length() < SHORTEST) {
            problem = "Enter an NHS number, or at least %d letters of a name.".formatted(SHORTEST);
            return;
        }
        List<PatientView> matches = patients.search(typed);
        go.to(
                matches.size() == 1
                        ? Address.of("/patient").with("id", matches.get(0).id())
                        : Address.of("/patients").with("search", searchWords.keep(typed)));
    }

    public @Nullable String getText() {
        return text == null ? asked.text("text") : text;
    }

    public boolean isSearched() {
        return text != null;
    }

    public @Nullable String getProblem() {
        return problem;
    }

    public List<PatientView> getFound() {
        return found;
    }

    public boolean isTooMany() {
        return found.size() == Patients.AT_MOST;
    }

    public LocalDate getToday() {
        return London.dayOf(Instant.now());
    }
}
