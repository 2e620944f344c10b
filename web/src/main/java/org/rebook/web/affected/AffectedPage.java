package org.rebook.web.affected;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.rebook.rebooking.AffectedFilter;
import org.rebook.rebooking.AffectedPatient;
import org.rebook.rebooking.AffectedPatients;
import org.rebook.rebooking.BreachIfMoved;
import org.rebook.strike.StrikeView;
import org.rebook.strike.Strikes;
import org.rebook.web.console.Address;
import org.rebook.web.console.Go;
import org.rebook.web.console.Paging;
import org.rebook.web.console.Parameters;
import org.rebook.web.console.SearchWords;

/** Everyone whom a strike affects, before anything is planned: what a move would miss, and who is protected. */
@Named
@RequestScoped
public class AffectedPage {

    private static final String PATH = "/affected";
    private static final int ROWS_ON_A_PAGE = 50;

    @Inject
    Strikes strikes;

    @Inject
    AffectedPatients patients;

    @Inject
    AffectedQuery query;

    @Inject
    Parameters asked;

    @Inject
    SearchWords searchWords;

    @Inject
    Go go;

    private @Nullable StrikeView strike;
    private AffectedPatients.@Nullable Of affected;
    private @Nullable List<AffectedPatient> matching;

    /** A specialty of the affected, for the filter. */
    public record Choice(String value, String words) {}

    @PostConstruct
    void read() {
        Long id = asked.number("strike");
        strike = id == null ? null : strikes.find(id).orElse(null);
        affected = strike == null ? null : patients.of(strike.id());
    }

    public void open() {
        if (strike == null) {
            go.nowhere();
        }
    }

    /** Keeps the searched text on the server and goes on with a number for it. */
    public void search() {
        String text = asked.text("text");
        Address all = query.at(PATH, getStrike().id()).with("search", null);
        go.to(text == null ? all : all.with("search", searchWords.keep(text)));
    }

    public StrikeView getStrike() {
        return Objects.requireNonNull(strike);
    }

    public AffectedPatients.Of getAffected() {
        return Objects.requireNonNull(affected);
    }

    public List<AffectedPatient> getMatching() {
        if (matching == null) {
            matching = getAffected().matching(getFilter());
        }
        return matching;
    }

    public Paging<AffectedPatient> getPaging() {
        int size = asked.flag("print") ? Integer.MAX_VALUE / 2 : ROWS_ON_A_PAGE;
        return Paging.of(
                getMatching(),
                asked.number("page", 1),
                size,
                query.at(PATH, getStrike().id()));
    }

    public AffectedFilter getFilter() {
        return query.filter();
    }

    public List<BreachIfMoved.Outlook> getOutlooks() {
        return List.of(BreachIfMoved.Outlook.values());
    }

    public List<AffectedFilter.Order> getOrders() {
        return List.of(AffectedFilter.Order.values());
    }

    public List<Choice> getSpecialties() {
        TreeMap<String, Choice> byName = new TreeMap<>();
        getAffected().patients().stream()
                .filter(patient -> patient.specialty() != null)
                .forEach(patient -> {
                    String name = patient.specialtyName() == null ? patient.specialty() : patient.specialtyName();
                    byName.put(name, new Choice(patient.specialty(), name));
                });
        return List.copyOf(byName.values());
    }

    public @Nullable String getProtectedOnly() {
        Boolean only = getFilter().protectedOnes();
        return only == null ? "" : only ? "yes" : "no";
    }

    public @Nullable Long getSearchNumber() {
        return asked.number("search");
    }

    /** What each of a patient's due dates comes to, the first at stake marked. */
    public boolean isFirstAtStake(AffectedPatient patient, BreachIfMoved.Due due) {
        return due.equals(patient.breach().atStake());
    }

    public String colourOf(BreachIfMoved.Outlook outlook) {
        return switch (outlook) {
            case ALREADY_MISSED, MISSED_IF_MOVED -> "nhsuk-tag--red";
            case TO_REVIEW -> "nhsuk-tag--purple";
            case IN_TIME -> "nhsuk-tag--green";
            case NO_LIMIT -> "nhsuk-tag--grey";
        };
    }

    public String getPrintAddress() {
        return query.at(PATH, getStrike().id()).with("print", "yes").toString();
    }

    public String getFileAddress() {
        return query.at("/affected.csv", getStrike().id()).toString();
    }

    public String getAddress() {
        return query.at(PATH, getStrike().id())
                .with("page", asked.number("page"))
                .toString();
    }

    public String getPlainAddress() {
        return Address.of(PATH).with("strike", getStrike().id()).toString();
    }

    public List<String> getProtectedChoices() {
        return Arrays.asList("yes", "no");
    }
}
