package org.rebook.rebooking;

import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.rebook.appointment.Priority;

/**
 * A few operations of one specialty and lists that hold most of them, each for as long as it is said to take: a week apart,
 * or day by day where kit and beds are counted, and few.
 */
final class CrowdedTheatre {

    private static final int TURNAROUND = 20;
    private static final int ALLOWED_OVERRUN = 15;
    private static final int NOT_COUNTED = Integer.MAX_VALUE;

    final Map<String, Integer> listMinutes = new HashMap<>();
    private final SampleTheatre theatre = new SampleTheatre();
    final StandingPlan plan;
    final Random random;
    private final int robots;
    private final int beds;

    CrowdedTheatre(long seed) {
        this(seed, false);
    }

    CrowdedTheatre(long seed, boolean counted) {
        random = new Random(seed);
        int lists = 2 + random.nextInt(3);
        for (int list = 0; list < lists; list++) {
            int minutes = 60 + 30 * random.nextInt(7);
            listMinutes.put("list " + list, minutes);
            int day = counted ? list : 7 * list;
            theatre.list("list " + list, SampleTheatre.TWO_WEEKS_ON.plusDays(day), minutes);
        }
        robots = counted ? 1 + random.nextInt(2) : NOT_COUNTED;
        beds = counted ? 1 + random.nextInt(3) : NOT_COUNTED;
        if (counted) {
            theatre.count(
                    List.of(new KitAndBeds.Kit("royal-free", "robot", robots)),
                    List.of(new KitAndBeds.Ward("ward", "Ward", "royal-free", Set.of(), Collections.nCopies(7, beds))),
                    Map.of());
        }
        int operations = 3 + random.nextInt(4);
        for (int n = 0; n < operations; n++) {
            SampleTheatre.SampleOperation sample = new SampleTheatre.SampleOperation();
            sample.minutes = 30 + 15 * random.nextInt(7);
            sample.priority = random.nextInt(3) == 0 ? Priority.P3 : Priority.P4;
            if (counted) {
                Set<String> needs = random.nextBoolean() ? Set.of("robot") : Set.of();
                sample.requires = new Requirements(needs, Set.of(), false, null, 0, random.nextInt(4));
            }
            theatre.operation("operation " + n, sample);
        }
        plan = new StandingPlan(
                theatre.inputs(), Wishes.of(List.of()), theatre.placed().values());
    }

    /** Whether there is kit and a bed for everybody, each on the day given. */
    boolean hasKitAndBeds(Map<Placed, LocalDate> days) {
        Map<LocalDate, Integer> used = new HashMap<>();
        Map<LocalDate, Integer> stays = new HashMap<>();
        days.forEach((each, day) -> {
            Requirements requires = each.affected().displaced().requires();
            if (requires.capabilities().contains("robot")) {
                used.merge(day, 1, Integer::sum);
            }
            for (int night = 0; night < requires.bedDays(); night++) {
                stays.merge(day.plusDays(night), 1, Integer::sum);
            }
        });
        return used.values().stream().allMatch(many -> many <= robots)
                && stays.values().stream().allMatch(many -> many <= beds);
    }

    boolean fits(String list, List<Placed> on) {
        int minutes = on.stream()
                .mapToInt(each -> each.affected().displaced().minutes())
                .sum();
        return minutes + TURNAROUND * on.size() <= listMinutes.get(list) + ALLOWED_OVERRUN;
    }
}
