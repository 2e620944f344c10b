package org.rebook.ear.inside;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.rebook.appointment.RefusedByDatabase;

/** Many who want the same at the same moment. */
final class Race {

    private Race() {}

    /** One of them, by number; what they are told. */
    interface Runner {
        String run(int number) throws Exception;
    }

    /** What each is told; a refusal of the database in the words that a clerk reads. */
    static List<String> of(int many, Runner runner) throws Exception {
        CyclicBarrier together = new CyclicBarrier(many);
        ExecutorService threads = Executors.newFixedThreadPool(many);
        List<Future<String>> answers = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            int number = i;
            answers.add(threads.submit(() -> {
                together.await();
                return inWords(runner, number);
            }));
        }
        List<String> said = new ArrayList<>();
        for (Future<String> answer : answers) {
            said.add(answer.get());
        }
        threads.shutdown();
        return said;
    }

    private static String inWords(Runner runner, int number) throws Exception {
        try {
            return runner.run(number);
        } catch (Exception refusedByDatabase) {
            return RefusedByDatabase.inWords(refusedByDatabase).orElseThrow(() -> refusedByDatabase);
        }
    }
}
