package org.rebook.strike;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.rebook.policy.Enforces;
import org.rebook.policy.Rule;

/**
 * Which posts of the staff on strike are expected to be empty at which participation (R-IMP-04).
 *
 * <p>The colleagues of one grade, specialty, site and half day stand together: of N of them N times the participation are
 * expected to be absent, and those who come in go where most harm would be done without them. A lone doctor is either there
 * or not, so groups of one size take turns: of a hundred lone doctors at 60 per cent, sixty are counted absent, those whose
 * patients lose least first. So the whole trust's figures follow the participation step by step, and whoever is absent at
 * one participation is absent at every higher one.
 */
final class Absences {

    /** From a participation on, one post is empty: a fraction of whole numbers, so that nothing is lost in rounding. */
    private record Threshold(long perCent, long of) {

        boolean isReachedAt(int participation) {
            return participation * of >= perCent;
        }
    }

    /** One post of a role in a session, with the harm that its absence would do. */
    record Post(String group, StaffGrade grade, String session, String role, int harm) {

        private static final Comparator<Post> LEAST_HARM_FIRST =
                Comparator.comparingInt(Post::harm).thenComparing(Post::session).thenComparing(Post::role);

        String key() {
            return session + "|" + role;
        }
    }

    private final Map<String, List<Threshold>> thresholds = new HashMap<>();

    private Absences() {}

    /** The expected absences of all these posts together. */
    @Enforces(Rule.R_IMP_04)
    static Absences of(Collection<Post> posts) {
        Map<String, List<Post>> groups = new TreeMap<>();
        posts.forEach(post -> groups.computeIfAbsent(post.grade() + "|" + post.group(), any -> new ArrayList<>())
                .add(post));
        groups.values().forEach(group -> group.sort(Post.LEAST_HARM_FIRST));
        Map<String, List<List<Post>>> bySize = new TreeMap<>();
        groups.values().stream()
                .sorted(Comparator.comparing(group -> group.get(0), Post.LEAST_HARM_FIRST))
                .forEach(group -> bySize.computeIfAbsent(
                                group.get(0).grade() + "|" + group.size(), any -> new ArrayList<>())
                        .add(group));
        Absences absences = new Absences();
        bySize.values().forEach(absences::takeTurns);
        return absences;
    }

    int absent(String session, String role, int participation) {
        return (int) thresholds.getOrDefault(session + "|" + role, List.of()).stream()
                .filter(threshold -> threshold.isReachedAt(participation))
                .count();
    }

    // The k-th post of the r-th of C groups of N is empty from (k + (2r + 1) / 2C) / N of the participation on.
    private void takeTurns(List<List<Post>> groups) {
        long turns = 2L * groups.size();
        for (int turn = 0; turn < groups.size(); turn++) {
            List<Post> group = groups.get(turn);
            for (int place = 0; place < group.size(); place++) {
                long perCent = 100 * (turns * place + 2L * turn + 1);
                thresholds
                        .computeIfAbsent(group.get(place).key(), any -> new ArrayList<>())
                        .add(new Threshold(perCent, turns * group.size()));
            }
        }
    }
}
