package org.rebook.rebooking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What changes leave of kit and beds is what there is when everybody is counted anew (hazard H08). */
class KitAndBedsTest {

    private static final String SITE = "royal-free";
    private static final int DAYS = 5;

    private final Random random = new Random(8);
    private final List<Opening> lists = new ArrayList<>();
    private final KitAndBeds counted = new KitAndBeds(
            List.of(new KitAndBeds.Kit(SITE, "robot", 2), new KitAndBeds.Kit(SITE, "laser", 1)),
            List.of(new KitAndBeds.Ward("ward", "Ward", SITE, Set.of(), Collections.nCopies(7, 3))),
            Map.of("robot at " + SITE + " on " + SampleTheatre.TWO_WEEKS_ON, 1));

    @Test
    void whatIsLeftAfterChangesIsWhatCountingAnewSays() {
        SampleTheatre theatre = new SampleTheatre();
        for (int day = 0; day < DAYS; day++) {
            lists.add(theatre.list("list " + day, SampleTheatre.TWO_WEEKS_ON.plusDays(day), 300));
        }
        for (int n = 0; n < 400; n++) {
            Map<String, Placed> before = new HashMap<>();
            Map<String, Placed> after = new HashMap<>();
            for (int operation = 0; operation < 6; operation++) {
                Affected patient = operation(theatre, n + "-" + operation);
                before.put(patient.appointment(), somewhere(patient));
                if (random.nextInt(3) > 0) {
                    after.put(patient.appointment(), somewhere(patient));
                }
            }
            KitAndBeds all = counted.with(before.values());
            List<Placed> gone = before.values().stream()
                    .filter(each -> after.containsKey(each.appointment()))
                    .toList();
            Map<String, Placed> now = new HashMap<>(before);
            now.putAll(after);
            KitAndBeds changed = all.instead(gone, after.values());
            KitAndBeds anew = counted.with(now.values());
            assertThat(takenOf(changed)).isEqualTo(takenOf(anew));
            now.values().forEach(each -> each.affected().displaced().requires().capabilities().stream()
                    .map(any -> changed.wantsOf(each.affected().displaced(), SITE))
                    .flatMap(List::stream)
                    .forEach(want -> lists.forEach(
                            list -> assertThat(changed.left(want, list.sample().day()))
                                    .isEqualTo(anew.left(want, list.sample().day())))));
        }
    }

    private Affected operation(SampleTheatre theatre, String id) {
        SampleTheatre.SampleOperation sample = new SampleTheatre.SampleOperation();
        Set<String> needs = random.nextBoolean() ? Set.of("robot") : Set.of("robot", "laser");
        sample.requires = new Requirements(needs, Set.of(), false, null, 0, random.nextInt(4));
        return theatre.operation(id, sample);
    }

    private Placed somewhere(Affected patient) {
        int list = random.nextInt(DAYS + 1);
        return list == DAYS
                ? Placed.where(patient, "110 theatre", Decision.UNPLACED, 0, "none")
                : new Placed(
                        patient,
                        "110 theatre",
                        Decision.MOVE,
                        lists.get(list),
                        null,
                        patient.displaced().lost(),
                        0,
                        "",
                        List.of(),
                        false);
    }

    private static Map<String, Integer> takenOf(KitAndBeds some) {
        Map<String, Integer> taken = new TreeMap<>(some.taken());
        taken.values().removeIf(many -> many == 0);
        return taken;
    }
}
