package org.rebook.strike;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rebook.strike.SampleSession.session;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EmergencyCoverTest {

    @Test
    void takesWhereLeastHarmIsDoneAndSaysWhoElseCouldHave() {
        EmergencyCover cover = EmergencyCover.of(
                List.of(candidate("a", 1200, 1), candidate("b", 40, 0), candidate("c", 70, 0)), Map.of("110", 1));
        assertThat(cover.because())
                .containsOnlyKeys("b")
                .containsValue(
                        "Tuesday 26 April, morning: 1 consultant is wanted for emergencies; this session's patients"
                                + " lose least by it (10 booked, none protected). Could have given up theirs, with more harm:"
                                + " Clinic c, Dr dr-okafor (10 booked, none protected);"
                                + " Clinic a, Dr dr-okafor (10 booked, 1 protected).");
        assertThat(cover.shortOf()).isEmpty();
    }

    @Test
    void saysWhenThereAreTooFewOrNoOthers() {
        EmergencyCover cover = EmergencyCover.of(List.of(candidate("a", 10, 0)), Map.of("110", 2));
        assertThat(cover.because().get("a"))
                .endsWith("no other session of the specialty could give up its own (10 booked, none protected).");
        assertThat(cover.shortOf())
                .containsExactly(
                        "Tuesday 26 April, morning at site royal-free: 1 of 2 consultants of specialty 110 found"
                                + " for emergencies.");
    }

    @Test
    void takesNobodyOfASpecialtyThatIsNotAsked() {
        assertThat(EmergencyCover.of(List.of(candidate("a", 10, 0)), Map.of("120", 2))
                        .because())
                .isEmpty();
    }

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noOtherChoiceDoesLessHarm(int seed) {
        Random random = new Random(seed);
        int[] harm = random.ints(1 + random.nextInt(9), 0, 2000).toArray();
        int wanted = 1 + random.nextInt(4);
        EmergencyCover cover = EmergencyCover.of(
                IntStream.range(0, harm.length)
                        .mapToObj(n -> candidate("s" + n, harm[n], 0))
                        .toList(),
                Map.of("110", wanted));
        int done = IntStream.range(0, harm.length)
                .filter(n -> cover.because().containsKey("s" + n))
                .map(n -> harm[n])
                .sum();
        int least = IntStream.range(0, 1 << harm.length)
                .filter(choice -> Integer.bitCount(choice) == Math.min(wanted, harm.length))
                .map(choice -> IntStream.range(0, harm.length)
                        .filter(n -> (choice >> n & 1) == 1)
                        .map(n -> harm[n])
                        .sum())
                .min()
                .orElseThrow();
        assertThat(cover.because()).hasSize(Math.min(wanted, harm.length));
        assertThat(done).isEqualTo(least);
    }

    private static EmergencyCover.Candidate candidate(String id, int harm, int protectedPatients) {
        return new EmergencyCover.Candidate(session(id).make(), harm, protectedPatients);
    }
}
