package org.rebook.strike;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AbsencesTest {

    @Test
    void countsOfAHundredLoneResidentsAsManyAbsentAsThePercentage() {
        List<Absences.Post> alone = IntStream.range(0, 100)
                .mapToObj(n -> post("group" + n, "session" + n, n))
                .toList();
        Absences absences = Absences.of(alone);
        for (int participation : new int[] {0, 1, 30, 49, 50, 51, 60, 78, 90, 99, 100}) {
            assertThat(absentOf(alone, absences, participation)).isEqualTo(participation);
        }
    }

    @Test
    void missesThoseFirstWhosePatientsLoseLeast() {
        List<Absences.Post> colleagues =
                List.of(post("a", "much", 300), post("a", "little", 10), post("a", "some", 40));
        Absences absences = Absences.of(colleagues);
        assertThat(names(colleagues, absences, 16)).isEmpty();
        assertThat(names(colleagues, absences, 17)).containsExactly("little");
        assertThat(names(colleagues, absences, 50)).containsExactly("little", "some");
        assertThat(names(colleagues, absences, 83)).containsExactly("little", "some");
        assertThat(names(colleagues, absences, 84)).containsExactly("little", "much", "some");
    }

    @Test
    void expectsALoneResidentOfATrustThatHasNoOtherFromHalfUpward() {
        List<Absences.Post> one = List.of(post("a", "s", 1));
        assertThat(absentOf(one, Absences.of(one), 49)).isZero();
        assertThat(absentOf(one, Absences.of(one), 50)).isEqualTo(1);
    }

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    /** Said again, from the forecast's side: of N together, N times p are absent; of all, the sum, never fewer at a higher p. */
    @ParameterizedTest
    @MethodSource("seeds")
    void isTheNumberOfStaffTimesTheParticipation(int seed) {
        Random random = new Random(seed);
        List<Absences.Post> posts = new ArrayList<>();
        int groups = 1 + random.nextInt(40);
        for (int group = 0; group < groups; group++) {
            int size = 1 + random.nextInt(5);
            for (int n = 0; n < size; n++) {
                posts.add(post("g" + group, "s" + group + "-" + n, random.nextInt(50)));
            }
        }
        Collections.shuffle(posts, random);
        Absences absences = Absences.of(posts);
        Map<String, List<Absences.Post>> together =
                posts.stream().collect(Collectors.groupingBy(Absences.Post::group, TreeMap::new, Collectors.toList()));
        long sizes = together.values().stream().map(List::size).distinct().count();
        int before = 0;
        for (int p = 0; p <= 100; p++) {
            int all = absentOf(posts, absences, p);
            assertThat(all).as("at %d%%", p).isGreaterThanOrEqualTo(before);
            assertThat(Math.abs(all - posts.size() * p / 100.0))
                    .as("of %d at %d%%", posts.size(), p)
                    .isLessThanOrEqualTo(sizes / 2.0 + 1e-9);
            for (List<Absences.Post> group : together.values()) {
                double expected = group.size() * p / 100.0;
                assertThat((double) absentOf(group, absences, p)).isBetween(Math.floor(expected), Math.ceil(expected));
                List<Integer> harms = group.stream()
                        .filter(post -> absences.absent(post.session(), post.role(), 0) == 0)
                        .map(Absences.Post::harm)
                        .sorted()
                        .toList();
                int gone = absentOf(group, absences, p);
                assertThat(harmOf(group, absences, p))
                        .as("no other choice of %d does less harm", gone)
                        .isEqualTo(harms.stream().limit(gone).mapToInt(h -> h).sum());
            }
            before = all;
        }
    }

    private static int harmOf(List<Absences.Post> posts, Absences absences, int participation) {
        return posts.stream()
                .filter(post -> absences.absent(post.session(), post.role(), participation) > 0)
                .mapToInt(Absences.Post::harm)
                .sum();
    }

    private static int absentOf(List<Absences.Post> posts, Absences absences, int participation) {
        return posts.stream()
                .mapToInt(post -> absences.absent(post.session(), post.role(), participation))
                .sum();
    }

    private static List<String> names(List<Absences.Post> posts, Absences absences, int participation) {
        return posts.stream()
                .filter(post -> absences.absent(post.session(), post.role(), participation) > 0)
                .map(Absences.Post::session)
                .sorted()
                .toList();
    }

    private static Absences.Post post(String group, String session, int harm) {
        return new Absences.Post(group, StaffGrade.RESIDENT_DOCTOR, session, "resident", harm);
    }
}
