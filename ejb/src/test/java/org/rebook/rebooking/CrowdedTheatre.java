package org.rebook.rebooking;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.rebook.appointment.Priority;

/** A few operations of one specialty and lists a week apart that hold most of them, each for as long as it is said to take. */
final class CrowdedTheatre {

    private static final int TURNAROUND = 20;
    private static final int ALLOWED_OVERRUN = 15;

    final Map<String, Integer> listMinutes = new HashMap<>();
    private final SampleTheatre theatre = new SampleTheatre();
    final StandingPlan plan;
    final Random random;

    CrowdedTheatre(long seed) {
        random = new Random(seed);
        int lists = 2 + random.nextInt(3);
        for (int list = 0; list < lists; list++) {
            int minutes = 60 + 30 * random.nextInt(7);
            listMinutes.put("list " + list, minutes);
            theatre.list("list " + list, SampleTheatre.TWO_WEEKS_ON.plusDays(7L * list), minutes);
        }
        int operations = 3 + random.nextInt(4);
        for (int n = 0; n < operations; n++) {
            SampleTheatre.SampleOperation sample = new SampleTheatre.SampleOperation();
            sample.minutes = 30 + 15 * random.nextInt(7);
            sample.priority = random.nextInt(3) == 0 ? Priority.P3 : Priority.P4;
            theatre.operation("operation " + n, sample);
        }
        plan = new StandingPlan(
                theatre.inputs(), Wishes.of(List.of()), theatre.placed().values());
    }

    boolean fits(String list, List<Placed> on) {
        int minutes = on.stream()
                .mapToInt(each -> each.affected().displaced().minutes())
                .sum();
        return minutes + TURNAROUND * on.size() <= listMinutes.get(list) + ALLOWED_OVERRUN;
    }
}
