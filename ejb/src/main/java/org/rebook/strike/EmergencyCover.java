package org.rebook.strike;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which sessions give up their consultant to emergencies: those whose patients lose least by it, and why.
 *
 * @param because in words, by session; sessions that give up nobody are absent
 */
record EmergencyCover(Map<String, String> because, List<String> shortOf) {

    private static final int OTHERS_NAMED = 3;

    /**
     * A session that could give up its consultant.
     *
     * @param harm that it would do, beyond what the strike does to the session anyway
     */
    record Candidate(SessionAtStake session, int harm, int protectedPatients) {

        private static final Comparator<Candidate> LEAST_HARM_FIRST = Comparator.comparingInt(Candidate::harm)
                .thenComparing(candidate -> candidate.session().booked().size())
                .thenComparing(candidate -> candidate.session().id());

        String inWords() {
            return "%s%s (%s)"
                    .formatted(
                            session.clinic(),
                            session.clinicianName() == null ? "" : ", " + session.clinicianName(),
                            booked());
        }

        String booked() {
            return protectedPatients == 0
                    ? "%d booked, none protected".formatted(session.booked().size())
                    : "%d booked, %d protected".formatted(session.booked().size(), protectedPatients);
        }
    }

    /** @param wanted consultants on each half day and site, by specialty */
    static EmergencyCover of(List<Candidate> candidates, Map<String, Integer> wanted) {
        Map<String, String> because = new HashMap<>();
        List<String> shortOf = new ArrayList<>();
        Map<String, List<Candidate>> together = candidates.stream()
                .filter(candidate -> wanted.getOrDefault(candidate.session().specialty(), 0) > 0)
                .collect(Collectors.groupingBy(
                        candidate -> candidate.session().halfDay(), TreeMap::new, Collectors.toList()));
        together.values().forEach(colleagues -> {
            List<Candidate> inOrder =
                    colleagues.stream().sorted(Candidate.LEAST_HARM_FIRST).toList();
            SessionAtStake first = inOrder.get(0).session();
            int number = wanted.get(first.specialty());
            List<Candidate> taken = inOrder.stream().limit(number).toList();
            List<Candidate> others = inOrder.subList(taken.size(), inOrder.size());
            taken.forEach(candidate -> because.put(candidate.session().id(), inWords(candidate, number, others)));
            if (taken.size() < number) {
                shortOf.add("%s at site %s: %d of %d consultants of specialty %s found for emergencies."
                        .formatted(first.halfDayInWords(), first.site(), taken.size(), number, first.specialty()));
            }
        });
        return new EmergencyCover(Map.copyOf(because), List.copyOf(shortOf));
    }

    boolean takesFrom(SessionAtStake session) {
        return because.containsKey(session.id());
    }

    private static String inWords(Candidate taken, int wanted, List<Candidate> others) {
        String consultants = wanted == 1 ? "1 consultant is" : wanted + " consultants are";
        if (others.isEmpty()) {
            return "%s: %s wanted for emergencies, and no other session of the specialty could give up its own (%s)."
                    .formatted(taken.session().halfDayInWords(), consultants, taken.booked());
        }
        return "%s: %s wanted for emergencies; this session's patients lose least by it (%s). Could have given up theirs, with more harm: %s%s."
                .formatted(
                        taken.session().halfDayInWords(),
                        consultants,
                        taken.booked(),
                        others.stream()
                                .limit(OTHERS_NAMED)
                                .map(Candidate::inWords)
                                .collect(Collectors.joining("; ")),
                        others.size() > OTHERS_NAMED ? " and %d more".formatted(others.size() - OTHERS_NAMED) : "");
    }
}
