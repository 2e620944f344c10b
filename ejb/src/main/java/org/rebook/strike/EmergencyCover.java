package org.rebook.strike;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Which sessions give up their consultant to emergencies: those whose patients lose least by it. */
final class EmergencyCover {

    private EmergencyCover() {}

    /** Consultants taken, by session id; sessions that give up none are absent. */
    static Map<String, Integer> takenFrom(List<SessionAtStake> sessions, Map<String, Integer> wanted) {
        Map<String, Integer> taken = new HashMap<>();
        sessions.stream()
                .filter(session -> session.needsConsultant() && wanted.getOrDefault(session.specialty(), 0) > 0)
                .collect(Collectors.groupingBy(SessionAtStake::halfDay))
                .values()
                .forEach(together -> together.stream()
                        .sorted(Comparator.comparing(SessionAtStake::harm).thenComparing(SessionAtStake::id))
                        .limit(wanted.get(together.get(0).specialty()))
                        .forEach(session -> taken.put(session.id(), 1)));
        return taken;
    }
}
