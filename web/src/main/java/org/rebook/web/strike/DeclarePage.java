package org.rebook.web.strike;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rebook.clinic.London;
import org.rebook.clinic.Places;
import org.rebook.policy.RuleSet;
import org.rebook.policy.RuleSets;
import org.rebook.policy.Setting;
import org.rebook.strike.Declaration;
import org.rebook.strike.DeclarationRefused;
import org.rebook.strike.Participation;
import org.rebook.strike.PolicyProfile;
import org.rebook.strike.Preset;
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

    @Inject
    RuleSets rules;

    private @Nullable Declaration declaration;
    private @Nullable PresetFields preset;
    // By the id of the field that is to be mended.
    private Map<String, String> problems = new LinkedHashMap<>();

    @PostConstruct
    void read() {
        if (asked.flag("check")) {
            DeclarationForm form = new DeclarationForm(asked);
            declaration = form.declaration();
            problems = form.problems();
        } else {
            Preset chosen = getPreset();
            preset = chosen == null ? null : filledIn(chosen);
        }
    }

    private PresetFields filledIn(Preset chosen) {
        String day = asked.text("first-day");
        LocalDate firstDay = chosen.firstDay();
        if (day != null) {
            try {
                firstDay = LocalDate.parse(day);
            } catch (DateTimeParseException unreadable) {
                problems.put("first-day", "'%s' is not a day. Write it like 2016-04-26.".formatted(day));
            }
        }
        Set<String> sites = places.sites().stream().map(Places.Place::id).collect(Collectors.toSet());
        return new PresetFields(chosen.declaration(sites, firstDay));
    }

    public void declare() {
        if (declaration == null) {
            return;
        }
        try {
            Strikes.Declared declared = strikes.declare(declaration);
            notice.done(
                    isReplay()
                            ? "The strike is declared, to be replayed. Nothing is stopped and nothing will be carried out."
                            : "The strike is declared. New bookings have been stopped in %s."
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
        return texts(name).stream().findFirst().orElse(null);
    }

    public String typedOr(String name, String otherwise) {
        String typed = typed(name);
        return typed == null ? otherwise : typed;
    }

    public boolean ticked(String name, String value) {
        return texts(name).contains(value);
    }

    private List<String> texts(String name) {
        return preset == null ? asked.texts(name) : preset.texts(name);
    }

    /** Whether anybody is named for one window only, so that the choice is shown. */
    public boolean hasOwnStaff(int window) {
        return !texts("staff-" + window).isEmpty();
    }

    /** The forecast that the rules of today suggest. */
    public Participation getUsual() {
        RuleSet today = rules.inForceOn(LocalDate.now(London.ZONE));
        return new Participation(
                today.number(Setting.PARTICIPATION_LOW),
                today.number(Setting.PARTICIPATION_LIKELY),
                today.number(Setting.PARTICIPATION_HIGH));
    }

    public List<Preset> getPresets() {
        return List.of(Preset.values());
    }

    public @Nullable Preset getPreset() {
        return asked.choice(Preset.class, "preset");
    }

    /** Whether it is over already, and so is declared only to be looked at again. */
    public boolean isReplay() {
        return declaration != null
                && declaration.windows().stream()
                        .noneMatch(window -> window.endsAt().isAfter(Instant.now()));
    }

    /** A field that goes from the form to the check and from there to the step. */
    public record Answer(String name, String value) {}

    public List<Answer> getAnswers() {
        List<Answer> answers = new ArrayList<>();
        DeclarationForm.NAMES.forEach(name -> asked.texts(name).forEach(value -> answers.add(new Answer(name, value))));
        Stream.of(DeclarationForm.COVER, DeclarationForm.NIGHT)
                .flatMap(prefix -> asked.namesBeginningWith(prefix).stream())
                .forEach(name -> asked.texts(name).forEach(value -> answers.add(new Answer(name, value))));
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

    public List<Integer> getFirstWindows() {
        return DeclarationForm.WINDOWS.subList(0, 2);
    }

    public List<Integer> getMoreWindows() {
        return DeclarationForm.WINDOWS.subList(2, DeclarationForm.WINDOWS.size());
    }

    /** How many of the times that are not shown at first are filled in. */
    public long getMoreTimes() {
        return getMoreWindows().stream()
                .filter(number -> typed("from-day-" + number) != null)
                .count();
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
        return declaration == null ? List.of() : inWords(declaration.emergencyCover());
    }

    public List<String> getNightsInWords() {
        return declaration == null ? List.of() : inWords(declaration.nightCover());
    }

    public List<String> getDerogationsInWords() {
        return places.specialties().stream()
                .filter(specialty ->
                        declaration != null && declaration.derogations().contains(specialty.id()))
                .map(Places.Place::name)
                .toList();
    }

    private List<String> inWords(Map<String, Integer> cover) {
        return places.specialties().stream()
                .filter(specialty -> cover.containsKey(specialty.id()))
                .map(specialty -> "%d of %s".formatted(cover.get(specialty.id()), specialty.name()))
                .toList();
    }
}
