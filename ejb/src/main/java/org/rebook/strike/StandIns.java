package org.rebook.strike;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Consultants who stand in at sessions that would otherwise lose patients, so that planned activity is kept (R-IMP-08).
 *
 * @param byRole how many have come, by session and role
 * @param because in words, by session
 */
record StandIns(Map<String, Integer> byRole, Map<String, String> because) {

    static final StandIns NOBODY = new StandIns(Map.of(), Map.of());

    /** A consultant who holds sessions of a specialty at a site. */
    private record Consultant(String id, @Nullable String name) {}

    int at(SessionAtStake session, StaffNeed need) {
        return byRole.getOrDefault(key(session, need), 0);
    }

    private static String key(SessionAtStake session, StaffNeed need) {
        return session.id() + "|" + need.role();
    }

    /** Finds a colleague for one role after another; each is asked once at a time, those asked least often first. */
    static final class Search {

        private final StrikeView strike;
        private final NightCover nights;
        private final Map<String, Set<Consultant>> colleagues = new HashMap<>();
        private final Map<String, List<SessionAtStake>> busy = new HashMap<>();
        private final Map<String, Integer> asked = new HashMap<>();
        private final Map<String, Integer> byRole = new HashMap<>();
        private final Map<String, List<String>> because = new HashMap<>();

        Search(StrikeView strike, NightCover nights, List<SessionAtStake> sessions) {
            this.strike = strike;
            this.nights = nights;
            for (SessionAtStake session : sessions) {
                if (session.clinician() != null) {
                    busy.computeIfAbsent(session.clinician(), any -> new ArrayList<>())
                            .add(session);
                    if (session.lead().isPresent()) {
                        colleagues
                                .computeIfAbsent(rotaOf(session), any -> new HashSet<>())
                                .add(new Consultant(session.clinician(), session.clinicianName()));
                    }
                }
            }
        }

        /** Whether somebody could be found for the role; a consultant does a doctor's work, nobody else's. */
        boolean finds(SessionAtStake session, StaffNeed need) {
            if (!need.grade().isMedical()
                    || need.supports(session.kind())
                    || strike.outDuring(session.startsAt(), session.endsAt()).contains(StaffGrade.CONSULTANT)) {
                return false;
            }
            Optional<Consultant> found = colleagues.getOrDefault(rotaOf(session), Set.of()).stream()
                    .filter(consultant -> isFree(consultant.id(), session))
                    .min(Comparator.comparing((Consultant consultant) -> asked.getOrDefault(consultant.id(), 0))
                            .thenComparing(Consultant::id));
            found.ifPresent(consultant -> {
                busy.get(consultant.id()).add(session);
                asked.merge(consultant.id(), 1, Integer::sum);
                byRole.merge(key(session, need), 1, Integer::sum);
                because.computeIfAbsent(session.id(), any -> new ArrayList<>())
                        .add("%s stands in (%s), so that planned care goes on."
                                .formatted(
                                        consultant.name() == null ? "A consultant" : consultant.name(), need.role()));
            });
            return found.isPresent();
        }

        StandIns found() {
            return new StandIns(
                    Map.copyOf(byRole),
                    because.entrySet().stream()
                            .collect(Collectors.toMap(Map.Entry::getKey, one -> String.join(" ", one.getValue()))));
        }

        private boolean isFree(String consultant, SessionAtStake session) {
            return busy.get(consultant).stream()
                            .noneMatch(other -> other.overlaps(session.startsAt(), session.endsAt()))
                    && nights.rests().stream()
                            .noneMatch(rest ->
                                    rest.clinician().equals(consultant) && session.overlaps(rest.from(), rest.until()));
        }

        private static String rotaOf(SessionAtStake session) {
            return session.specialty() + "|" + session.site();
        }
    }
}
