package org.rebook.strike;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.rebook.appointment.ReasonCode;
import org.rebook.policy.RuleSet;
import org.rebook.policy.Setting;

/**
 * What a strike leaves of every session, at any participation. Pure: it reads no clock and no database.
 *
 * <p>The rotas (who covers nights, who goes to emergencies, who stands in) are drawn up once, for the likely participation,
 * since that is when they have to be drawn up; then each participation shows what they are worth. So a higher participation
 * never hits fewer sessions or patients.
 */
public final class Assessment {

    private final StrikeView strike;
    private final RuleSet rules;
    private final List<SessionAtStake> sessions;
    private final Map<String, Losses> losses = new HashMap<>();
    private final Absences absences;
    private final Rota rota;
    private final Map<String, Map<List<Integer>, Assessed>> known = new HashMap<>();

    /**
     * What becomes of one session.
     *
     * @param during whether it is in the strike's own time, or in the days reviewed around it
     * @param hit how many of its patients are expected to lose their places
     */
    public record Assessed(SessionAtStake session, boolean during, SessionImpact impact, int hit) {}

    private record Rota(NightCover nights, EmergencyCover emergencies, StandIns standIns) {

        static final Rota NONE = new Rota(
                new NightCover(List.of(), List.of()), new EmergencyCover(Map.of(), List.of()), StandIns.NOBODY);

        Rota with(NightCover cover) {
            return new Rota(cover, emergencies, standIns);
        }

        Rota with(EmergencyCover cover) {
            return new Rota(nights, cover, standIns);
        }

        Rota with(StandIns cover) {
            return new Rota(nights, emergencies, cover);
        }
    }

    private Assessment(StrikeView strike, List<SessionAtStake> sessions, RuleSet rules) {
        AffectedWindow window = AffectedWindow.of(strike, rules);
        this.strike = strike;
        this.rules = rules;
        this.sessions = sessions.stream()
                .filter(session -> window.reviews(session) || isDuring(session))
                .sorted(Comparator.comparing(SessionAtStake::id))
                .toList();
        this.sessions.forEach(session -> losses.put(session.id(), Losses.of(session, rules)));
        this.absences = Absences.of(posts());
        this.rota = drawUp();
    }

    public static Assessment of(StrikeView strike, List<SessionAtStake> sessions, RuleSet rules) {
        return new Assessment(strike, sessions, rules);
    }

    /** Every session of the strike's time and of the days reviewed around it. */
    public List<Assessed> at(int participation) {
        return sessions.stream().map(session -> assess(session, participation)).toList();
    }

    public Totals totals(int participation) {
        int full = 0;
        int reduced = 0;
        int none = 0;
        int patients = 0;
        int operations = 0;
        for (Assessed assessed : at(participation)) {
            Staffing staffing = assessed.impact().staffing();
            full += staffing == Staffing.FULL && assessed.during() ? 1 : 0;
            reduced += staffing == Staffing.REDUCED ? 1 : 0;
            none += staffing == Staffing.NONE ? 1 : 0;
            patients += assessed.session().isTheatre() ? 0 : assessed.hit();
            operations += assessed.session().isTheatre() ? assessed.hit() : 0;
        }
        return new Totals(participation, full, reduced, none, patients, operations);
    }

    /** The totals at every participation from 0 to 100 per cent. */
    public List<Totals> levels() {
        return IntStream.rangeClosed(0, 100).mapToObj(this::totals).toList();
    }

    public Forecast forecast() {
        Participation expected = strike.participation();
        return new Forecast(totals(expected.low()), totals(expected.likely()), totals(expected.high()));
    }

    /** How much of the strike's time's planned activity is kept. */
    public ActivityFloor activity(int participation) {
        List<Assessed> during =
                at(participation).stream().filter(Assessed::during).toList();
        int planned = during.stream()
                .mapToInt(assessed -> assessed.session().booked().size())
                .sum();
        int hit = during.stream().mapToInt(Assessed::hit).sum();
        return new ActivityFloor(rules.number(Setting.PROTECT_ACTIVITY_FLOOR), planned, planned - hit);
    }

    /** What the rotas could not find anybody for, in words. */
    public List<String> shortages() {
        List<String> all = new ArrayList<>(rota.nights().shortOf());
        all.addAll(rota.emergencies().shortOf());
        return List.copyOf(all);
    }

    private Rota drawUp() {
        Rota atNight = Rota.NONE.with(NightCover.of(strike, sessions, rules, this::harmWithoutConsultant));
        Rota byDay = atNight.with(EmergencyCover.of(candidates(atNight), strike.emergencyCover()));
        return strike.profile() == PolicyProfile.PROTECT_95 ? byDay.with(standIns(byDay)) : byDay;
    }

    private int harmWithoutConsultant(SessionAtStake session) {
        return lossesOf(session)
                .harm(StaffingRules.impactOn(
                        session,
                        onStrike(session),
                        need -> isLead(need, session) ? Missing.resting(0) : Missing.NOBODY));
    }

    private List<EmergencyCover.Candidate> candidates(Rota atNight) {
        int likely = strike.participation().likely();
        return sessions.stream()
                .filter(session -> isDuring(session) && !isDerogated(session))
                .filter(session -> !atNight.nights().keepsFrom(session))
                .filter(session -> session.lead()
                        .filter(lead -> absences.absent(session.id(), lead.role(), likely) < lead.needed())
                        .isPresent())
                .map(session -> {
                    Losses lost = lossesOf(session);
                    Rota without = atNight.with(new EmergencyCover(Map.of(session.id(), ""), List.of()));
                    int harm =
                            lost.harm(impact(session, likely, without)) - lost.harm(impact(session, likely, atNight));
                    return new EmergencyCover.Candidate(session, harm, lost.protectedPatients());
                })
                .toList();
    }

    // Where most harm is averted first, until the floor holds or nobody is left who could stand in.
    private StandIns standIns(Rota before) {
        int likely = strike.participation().likely();
        StandIns.Search search = new StandIns.Search(strike, before.nights(), sessions);
        Map<SessionAtStake, SessionImpact> shortOnes = new LinkedHashMap<>();
        int planned = 0;
        int hit = 0;
        for (SessionAtStake session : sessions) {
            if (isDuring(session)) {
                SessionImpact impact = impact(session, likely, before);
                int lost = lossesOf(session).hit(impact);
                planned += session.booked().size();
                hit += lost;
                if (lost > 0) {
                    shortOnes.put(session, impact);
                }
            }
        }
        List<SessionAtStake> mostHarmFirst = shortOnes.keySet().stream()
                .sorted(Comparator.comparing(
                                (SessionAtStake session) -> -lossesOf(session).harm(shortOnes.get(session)))
                        .thenComparing(SessionAtStake::id))
                .toList();
        int floor = rules.number(Setting.PROTECT_ACTIVITY_FLOOR);
        for (SessionAtStake session : mostHarmFirst) {
            if (new ActivityFloor(floor, planned, planned - hit).holds()) {
                break;
            }
            for (StaffNeed need : session.needs()) {
                int gap = missing(session, need, likely, before).of(need.needed());
                while (gap > 0 && search.finds(session, need)) {
                    gap--;
                }
            }
            SessionImpact after = impact(session, likely, before.with(search.found()));
            hit -= lossesOf(session).hit(shortOnes.get(session))
                    - lossesOf(session).hit(after);
        }
        return search.found();
    }

    private Assessed assess(SessionAtStake session, int participation) {
        List<Integer> absent = session.needs().stream()
                .map(need -> absences.absent(session.id(), need.role(), participation))
                .toList();
        return known.computeIfAbsent(session.id(), any -> new HashMap<>()).computeIfAbsent(absent, any -> {
            SessionImpact impact = impact(session, participation, rota);
            return new Assessed(
                    session,
                    isDuring(session),
                    explained(session, impact),
                    lossesOf(session).hit(impact));
        });
    }

    private SessionImpact explained(SessionAtStake session, SessionImpact impact) {
        List<String> words = new ArrayList<>(List.of(impact.reason()));
        if (rota.emergencies().takesFrom(session)) {
            words.add(rota.emergencies().because().get(session.id()));
        }
        if (rota.standIns().because().containsKey(session.id())) {
            words.add(rota.standIns().because().get(session.id()));
        }
        return new SessionImpact(impact.staffing(), impact.capacityLeft(), String.join(" ", words), impact.cause());
    }

    private SessionImpact impact(SessionAtStake session, int participation, Rota cover) {
        SessionImpact staffed = StaffingRules.impactOn(
                session, onStrike(session), need -> missing(session, need, participation, cover));
        boolean standsDown = PolicyProfile.standsDown(
                strike.profile(), isDuring(session), Harm.isProtectedService(session, rules), isDerogated(session));
        if (!standsDown || staffed.staffing() == Staffing.NONE) {
            return staffed;
        }
        return new SessionImpact(
                Staffing.NONE,
                0,
                "Christmas Day cover: emergency and non-elective care only, and no derogation for the specialty.",
                ReasonCode.IA_STAFF);
    }

    private Missing missing(SessionAtStake session, StaffNeed need, int participation, Rota cover) {
        int absent = absences.absent(session.id(), need.role(), participation);
        Missing missing = Missing.absent(absent);
        if (isLead(need, session) && cover.nights().keepsFrom(session)) {
            missing = Missing.resting(absent);
        } else if (isLead(need, session) && cover.emergencies().takesFrom(session)) {
            missing = Missing.taken(absent);
        }
        return missing.with(cover.standIns().at(session, need));
    }

    private List<Absences.Post> posts() {
        List<Absences.Post> posts = new ArrayList<>();
        for (SessionAtStake session : sessions) {
            Set<StaffGrade> out = onStrike(session);
            for (StaffNeed need : session.needs()) {
                for (int place = 1; out.contains(need.grade()) && place <= need.needed(); place++) {
                    int harm = harmOfAbsent(session, need, place) - harmOfAbsent(session, need, place - 1);
                    posts.add(new Absences.Post(session.halfDay(), need.grade(), session.id(), need.role(), harm));
                }
            }
        }
        return posts;
    }

    private int harmOfAbsent(SessionAtStake session, StaffNeed role, int absent) {
        Function<StaffNeed, Missing> missing = need -> need == role ? Missing.absent(absent) : Missing.NOBODY;
        return lossesOf(session).harm(StaffingRules.impactOn(session, onStrike(session), missing));
    }

    private Set<StaffGrade> onStrike(SessionAtStake session) {
        return isDerogated(session) ? Set.of() : strike.outDuring(session.startsAt(), session.endsAt());
    }

    private boolean isDuring(SessionAtStake session) {
        return strike.isDuring(session.startsAt(), session.endsAt());
    }

    private boolean isDerogated(SessionAtStake session) {
        return session.specialty() != null && strike.derogations().contains(session.specialty());
    }

    private static boolean isLead(StaffNeed need, SessionAtStake session) {
        return session.lead().filter(need::equals).isPresent();
    }

    private Losses lossesOf(SessionAtStake session) {
        return losses.get(session.id());
    }
}
