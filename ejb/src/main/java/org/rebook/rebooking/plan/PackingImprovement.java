package org.rebook.rebooking.plan;

import static org.rebook.rebooking.plan.Assignment.UNPLACED;

import java.util.Random;

/**
 * Improves a packing step by step: takes a few operations that compete for one list off, and puts them back in another
 * order. That relocates, swaps and ejects; a step that costs more is undone.
 */
final class PackingImprovement {

    private static final int MOST_EJECTED = 4;

    private final Packing packing;
    private final Random random;
    private final int[] taken;
    private int takenCount;

    PackingImprovement(Packing packing, long seed) {
        this.packing = packing;
        random = new Random(seed);
        taken = new int[packing.listOf.length];
    }

    /** Stops early when the cost has come down to the bound. */
    void run(int steps, long bound) {
        if (packing.listOf.length == 0) {
            return;
        }
        int[] kept = packing.choices();
        for (int step = 0; step < steps && packing.cost() > bound; step++) {
            long before = packing.cost();
            takeSomeOff();
            putBack();
            if (packing.cost() > before) {
                packing.become(kept);
            } else {
                for (int i = 0; i < takenCount; i++) {
                    kept[taken[i]] = packing.choiceOf(taken[i]);
                }
            }
        }
    }

    private void takeSomeOff() {
        takenCount = 0;
        int first = random.nextInt(packing.listOf.length);
        take(first);
        int[] lists = packing.operations[first].lists();
        if (lists.length == 0) {
            return;
        }
        int list = lists[random.nextInt(lists.length)];
        int ejected = random.nextInt(MOST_EJECTED + 1);
        int start = random.nextInt(packing.listOf.length);
        ejected -= takeOff(list, ejected, start, packing.listOf.length);
        takeOff(list, ejected, 0, start);
        if (random.nextInt(3) == 0) {
            take(random.nextInt(packing.listOf.length));
        }
    }

    /** Takes off the list so many of those operations at most; answers how many. */
    private int takeOff(int list, int most, int from, int to) {
        int off = 0;
        for (int operation = from; operation < to && off < most; operation++) {
            if (packing.listOf[operation] == list) {
                take(operation);
                off++;
            }
        }
        return off;
    }

    private void take(int operation) {
        for (int i = 0; i < takenCount; i++) {
            if (taken[i] == operation) {
                return;
            }
        }
        packing.remove(operation);
        taken[takenCount++] = operation;
    }

    private void putBack() {
        for (int left = takenCount; left > 0; left--) {
            int at = takenCount == left ? 0 : random.nextInt(left);
            int operation = taken[at];
            taken[at] = taken[left - 1];
            taken[left - 1] = operation;
            int choice = anyChoice(operation);
            if (choice != UNPLACED) {
                packing.place(operation, choice);
            }
        }
    }

    private int anyChoice(int operation) {
        int choices = packing.operations[operation].lists().length;
        if (choices > 0 && random.nextInt(4) == 0) {
            int choice = random.nextInt(choices);
            if (packing.fits(operation, choice)) {
                return choice;
            }
        }
        return packing.bestChoice(operation);
    }
}
