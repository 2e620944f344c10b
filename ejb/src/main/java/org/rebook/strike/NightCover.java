package org.rebook.strike;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.rebook.clinic.London;
import org.rebook.policy.Enforces;
import org.rebook.policy.Rule;
import org.rebook.policy.RuleSet;
import org.rebook.policy.Setting;

/**
 * Which consultants cover a strike's nights in place of resident doctors, and until when they rest (R-IMP-05). A night goes
 * to those whose next day's patients lose least by it, and nobody covers two nights running while there is another.
 */
record NightCover(List<Rest> rests, List<String> shortOf) {

    // The usual hours of a resident doctor's night shift.
    static final LocalTime NIGHT_BEGINS = LocalTime.of(20, 0);
    static final LocalTime NIGHT_ENDS = LocalTime.of(8, 0);

    /** Specialty and site whose consultants share the nights. */
    private record Rota(String specialty, String site) {}

    /** The days on whose evenings the strike's nights begin: those whose midnight is the strike's. */
    static List<LocalDate> nightsOf(StrikeView strike) {
        return strike.firstDay()
                .minusDays(1)
                .datesUntil(strike.lastDay().plusDays(1))
                .filter(day -> {
                    Instant midnight = London.startOf(day.plusDays(1));
                    return strike.isDuring(midnight, midnight.plusNanos(1));
                })
                .toList();
    }

    /** The rest after the night that begins on a day's evening. */
    @Enforces(Rule.R_IMP_05)
    static Rest restAfter(String clinician, LocalDate night, RuleSet rules) {
        Instant ends = night.plusDays(1).atTime(NIGHT_ENDS).atZone(London.ZONE).toInstant();
        return new Rest(
                clinician, night, ends, ends.plus(Duration.ofHours(rules.number(Setting.REST_HOURS_AFTER_NIGHT))));
    }

    /** @param harm of a session that loses its consultant */
    static NightCover of(
            StrikeView strike, List<SessionAtStake> sessions, RuleSet rules, ToIntFunction<SessionAtStake> harm) {
        Map<Rota, Set<String>> rotas = rotas(sessions, strike.nightCover().keySet());
        Map<String, List<SessionAtStake>> ledBy = sessions.stream()
                .filter(session -> session.clinician() != null && session.lead().isPresent())
                .collect(Collectors.groupingBy(SessionAtStake::clinician));
        List<Rest> rests = new ArrayList<>();
        List<String> shortOf = new ArrayList<>();
        for (LocalDate night : nightsOf(strike)) {
            for (Map.Entry<Rota, Set<String>> rota : rotas.entrySet()) {
                int wanted = strike.nightCover().get(rota.getKey().specialty());
                List<String> chosen = rota.getValue().stream()
                        .filter(clinician -> nightsOf(clinician, rests).stream().noneMatch(night::equals))
                        .sorted(Comparator.comparing((String clinician) ->
                                        nightsOf(clinician, rests).contains(night.minusDays(1)))
                                .thenComparing(clinician ->
                                        harmOfRest(restAfter(clinician, night, rules), ledBy.get(clinician), harm))
                                .thenComparing(
                                        clinician -> nightsOf(clinician, rests).size())
                                .thenComparing(clinician -> clinician))
                        .limit(wanted)
                        .toList();
                chosen.forEach(clinician -> rests.add(restAfter(clinician, night, rules)));
                if (chosen.size() < wanted) {
                    shortOf.add("Night of %s: %d of %d consultants found for specialty %s."
                            .formatted(
                                    night, chosen.size(), wanted, rota.getKey().specialty()));
                }
            }
        }
        return new NightCover(List.copyOf(rests), List.copyOf(shortOf));
    }

    private static List<LocalDate> nightsOf(String clinician, List<Rest> rests) {
        return rests.stream()
                .filter(rest -> rest.clinician().equals(clinician))
                .map(Rest::night)
                .toList();
    }

    private static int harmOfRest(Rest rest, List<SessionAtStake> led, ToIntFunction<SessionAtStake> harm) {
        return led.stream().filter(rest::keepsFrom).mapToInt(harm).sum();
    }

    private static Map<Rota, Set<String>> rotas(List<SessionAtStake> sessions, Set<String> specialties) {
        Map<Rota, Set<String>> rotas =
                new TreeMap<>(Comparator.comparing(Rota::specialty).thenComparing(Rota::site));
        sessions.stream()
                .filter(session -> session.clinician() != null
                        && session.site() != null
                        && session.specialty() != null
                        && specialties.contains(session.specialty())
                        && session.lead().isPresent())
                .forEach(session -> rotas.computeIfAbsent(
                                new Rota(session.specialty(), session.site()), any -> new TreeSet<>())
                        .add(session.clinician()));
        return rotas;
    }

    /** The rest that keeps a session's consultant away, if there is one. */
    boolean keepsFrom(SessionAtStake session) {
        return session.lead().isPresent() && rests.stream().anyMatch(rest -> rest.keepsFrom(session));
    }
}
