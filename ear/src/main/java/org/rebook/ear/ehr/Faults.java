package org.rebook.ear.ehr;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** What is to go wrong with the next writes. Only code in the EHR's own process can ask for it. */
public final class Faults {

    private final Queue<Fault> next = new ConcurrentLinkedQueue<>();
    private final AtomicInteger writes = new AtomicInteger();
    private volatile CountDownLatch hanging = new CountDownLatch(1);

    /** The next so many writes go wrong in this way, after those that were asked for before. */
    public void next(int writes, Fault fault) {
        for (int i = 0; i < writes; i++) {
            next.add(fault);
        }
    }

    /** Forgets what was to go wrong and lets go of those that hang. */
    public void clear() {
        next.clear();
        hanging.countDown();
        hanging = new CountDownLatch(1);
    }

    /** How many writes have been tried, those that went wrong included. */
    public int writes() {
        return writes.get();
    }

    @Nullable
    Fault take() {
        writes.incrementAndGet();
        return next.poll();
    }

    void hang() throws InterruptedException {
        hanging.await();
    }
}
