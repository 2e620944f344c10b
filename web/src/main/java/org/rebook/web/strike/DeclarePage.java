package org.rebook.web.strike;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rebook.clinic.Places;
import org.rebook.strike.Declaration;
import org.rebook.strike.DeclarationRefused;
import org.rebook.strike.PolicyProfile;
import org.rebook.strike.StaffGrade;
import org.rebook.strike.Strikes;
import org.rebook.web.console.Address;
import org.rebook.web.console.Go;
import org.rebook.web.console.Notice;
import org.rebook.web.console.Parameters;
import org.rebook.web.console.Words;

/** Declares a strike: a form, a page to check the answers, and only then the step. All answers are in the address. */
@Named
@RequestScoped
public class DeclarePage {

    @Inject
    Strikes strikes;

    @Inject
    Places places;

    @Inject
    Parameters asked;

    @Inject
    Notice notice;

    @Inject
    Words words;

    @Inject
    Go go;

    private @Nullable Declaration declaration;
    // By the id of the field that is to be mended.
    private Map<String, String> problems = new LinkedHashMap<>();

    @PostConstruct
    void read() {
        if (asked.flag("check")) {
            DeclarationForm form = new DeclarationForm(asked);
            declaration = form.declaration();
            problems = form.problems();
        }
    }

    public void declare() {
        if (declaration == null) {
            return;
        }
        try {
            Strikes.Declared declared = strikes.declare(declaration);
            notice.done("The strike is declared. New bookings have been stopped in %s."
                    .formatted(words.count(declared.sessionsStopped(), "session", "sessions")));
            go.to(Address.of("/strike").with("id", declared.strike()));
        } catch (DeclarationRefused refused) {
            refused.problems().forEach(problem -> problems.put(problem.split(":")[0], problem));
            declaration = null;
        }
    }

    public boolean isToCheck() {
        return declaration != null;
    }

    public @Nullable Declaration getDeclaration() {
        return declaration;
    }

    public Map<String, String> getProblems() {
        return problems;
    }

    public @Nullable String typed(String name) {
        return asked.text(name);
    }

    public String typedOr(String name, String otherwise) {
        String typed = asked.text(name);
        return typed == null ? otherwise : typed;
    }

    public boolean ticked(String name, String value) {
        return asked.texts(name).contains(value);
    }

    /** A field that goes from the form to the check and from there to the step. */
    public record Answer(String name, String value) {}

    public List<Answer> getAnswers() {
        List<Answer> answers = new ArrayList<>();
        DeclarationForm.NAMES.forEach(name -> asked.texts(name).forEach(value -> answers.add(new Answer(name, value))));
        places.specialties().forEach(specialty -> {
            String name = DeclarationForm.COVER + specialty.id();
            asked.texts(name).forEach(value -> answers.add(new Answer(name, value)));
        });
        return answers;
    }

    public String getFormAddress() {
        StringBuilder address = new StringBuilder("/declare?again=yes");
        getAnswers().stream()
                .map(answer ->
                        Address.of("").with(answer.name(), answer.value()).toString())
                .forEach(pair -> address.append('&').append(pair.substring(1)));
        return address.toString();
    }

    public List<Integer> getWindowNumbers() {
        return DeclarationForm.WINDOWS;
    }

    public List<StaffGrade> getGrades() {
        return StaffGrade.ALL;
    }

    public List<PolicyProfile> getProfiles() {
        return List.of(PolicyProfile.values());
    }

    public List<Places.Place> getSites() {
        return places.sites();
    }

    public List<Places.Place> getSpecialties() {
        return places.specialties();
    }

    /** Names of the chosen sites, for the check. */
    public List<String> getSiteNames() {
        return places.sites().stream()
                .filter(site -> declaration != null && declaration.sites().contains(site.id()))
                .map(Places.Place::name)
                .toList();
    }

    /** "2 of Ophthalmology Service", for the check. */
    public List<String> getCoverInWords() {
        return places.specialties().stream()
                .filter(specialty ->
                        declaration != null && declaration.emergencyCover().containsKey(specialty.id()))
                .map(specialty ->
                        "%d of %s".formatted(declaration.emergencyCover().get(specialty.id()), specialty.name()))
                .toList();
    }
}
