package org.rebook.ehr;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rebook.ehr.RefusedResource.Kind;
import org.rebook.ehr.Taken.Change;

/**
 * Takes resources in, on one connection and in one transaction: keeps them, and turns them into what Rebook plans with.
 *
 * <p>What refers to something unknown is kept and waits. A resource that the database refuses is found by halving the
 * batch, so that it takes no other with it.
 */
final class ResourceIntake {

    /** What to do with a resource that contradicts what is known: a taken slot, a patient in two places. */
    enum OnConflict {
        /** It is refused, and nothing of it is kept. */
        REFUSE,
        /** It is kept and waits: what it contradicts may be put right further down in the same feed. */
        KEEP
    }

    private final Connection connection;
    private final OnConflict onConflict;
    private final @Nullable Long run;
    private final Shelf shelf;

    ResourceIntake(Connection connection, OnConflict onConflict, @Nullable Long run) {
        this.connection = connection;
        this.onConflict = onConflict;
        this.run = run;
        this.shelf = new Shelf(connection);
    }

    /** Takes the resources in the order of their types; the answers come in the order of the resources. */
    List<Taken> take(List<Received> batch) throws SQLException {
        return inOrder(batch, this::keepAndUse);
    }

    /** Tries again to use resources that were kept and waited. */
    List<Taken> takeAgain(List<Received> waiting) throws SQLException {
        return inOrder(waiting, this::use);
    }

    /** One way to take resources of one type, each id once. */
    private interface Step {
        List<Taken> take(List<Received> wave) throws SQLException;
    }

    private List<Taken> inOrder(List<Received> batch, Step step) throws SQLException {
        execute("select set_config('rebook.intake', 'on', true)");
        Map<Received, Taken> taken = new IdentityHashMap<>();
        for (List<Received> wave : waves(batch)) {
            for (Taken one : halving(wave, step)) {
                taken.put(one.received(), one);
            }
        }
        execute("select set_config('rebook.intake', '', true)");
        return batch.stream().map(taken::get).toList();
    }

    /** Groups of one type, in the order in which types need each other; a second version of an id is in a later group. */
    private static List<List<Received>> waves(List<Received> batch) {
        Map<String, List<List<Received>>> byType = new LinkedHashMap<>();
        Projections.ORDER.forEach(type -> byType.put(type, new ArrayList<>()));
        Map<String, Integer> seen = new HashMap<>();
        for (Received received : batch) {
            List<List<Received>> waves = byType.computeIfAbsent(received.type(), type -> new ArrayList<>());
            int wave = seen.merge(received.type() + "/" + received.id(), 1, Integer::sum) - 1;
            if (wave == waves.size()) {
                waves.add(new ArrayList<>());
            }
            waves.get(wave).add(received);
        }
        return byType.values().stream().flatMap(List::stream).toList();
    }

    private List<Taken> halving(List<Received> wave, Step step) throws SQLException {
        execute("savepoint taking");
        try {
            List<Taken> taken = step.take(wave);
            execute("release savepoint taking");
            return taken;
        } catch (SQLException failure) {
            if (!DatabaseRefusal.isOfTheRow(failure)) {
                throw failure;
            }
            execute("rollback to savepoint taking");
            execute("release savepoint taking");
            if (wave.size() == 1) {
                return List.of(refused(wave.get(0), DatabaseRefusal.inWords(wave.get(0), failure)));
            }
            List<Taken> taken = new ArrayList<>();
            for (List<Received> part : parts(wave)) {
                taken.addAll(halving(part, step));
            }
            return taken;
        }
    }

    /** Two halves; appointments that change places stay together as long as there are others to part them from. */
    private List<List<Received>> parts(List<Received> wave) throws SQLException {
        if (wave.get(0).type().equals("Appointment")) {
            List<List<Received>> groups = ChangingPlaces.groups(connection, wave);
            if (groups.size() > 1 && groups.stream().anyMatch(group -> group.size() > 1)) {
                List<Received> alone = groups.stream()
                        .filter(group -> group.size() == 1)
                        .map(group -> group.get(0))
                        .toList();
                List<List<Received>> parts = new ArrayList<>(
                        groups.stream().filter(group -> group.size() > 1).toList());
                if (!alone.isEmpty()) {
                    parts.add(alone);
                }
                return parts;
            }
        }
        int half = wave.size() / 2;
        return List.of(wave.subList(0, half), wave.subList(half, wave.size()));
    }

    private Taken refused(Received received, RefusedResource refusal) throws SQLException {
        if (refusal.kind() != Kind.CONFLICT || onConflict == OnConflict.REFUSE) {
            return Taken.refused(received, refusal);
        }
        Taken kept = shelf.keep(received.type(), List.of(received)).get(0).with(refusal);
        shelf.note(List.of(kept), run);
        return kept;
    }

    private List<Taken> keepAndUse(List<Received> wave) throws SQLException {
        String type = wave.get(0).type();
        Projection<?> projection = Projections.of(type);
        List<Taken> taken = new ArrayList<>();
        List<Received> sound = new ArrayList<>();
        for (Received received : wave) {
            RefusedResource refusal = projection == null ? null : refusal(projection, received);
            if (refusal == null) {
                sound.add(received);
            } else {
                taken.add(Taken.refused(received, refusal));
            }
        }
        List<Taken> changed = new ArrayList<>();
        List<Received> unchanged = new ArrayList<>();
        Map<String, Taken> asBefore = new HashMap<>();
        for (Taken one : shelf.keep(type, sound)) {
            if (one.change() == Change.UNCHANGED) {
                unchanged.add(one.received());
                asBefore.put(one.received().id(), one);
            } else {
                changed.add(one);
            }
        }
        if (!unchanged.isEmpty()) {
            Map<String, RefusedResource> notes = shelf.notesOf(type, unchanged, run);
            asBefore.forEach((id, same) -> taken.add(same.with(notes.get(id))));
        }
        taken.addAll(projected(projection, changed));
        return taken;
    }

    private List<Taken> use(List<Received> wave) throws SQLException {
        List<Taken> kept = wave.stream()
                .map(received -> new Taken(received, Change.UPDATED, 0, null))
                .toList();
        return projected(Projections.of(wave.get(0).type()), kept);
    }

    private List<Taken> projected(@Nullable Projection<?> projection, List<Taken> changed) throws SQLException {
        if (projection == null || changed.isEmpty()) {
            return changed;
        }
        List<Taken> taken = new Projector<>(connection, projection).project(changed);
        shelf.note(
                taken.stream()
                        .filter(one -> one.note() != null || one.change() == Change.UPDATED)
                        .toList(),
                run);
        return taken;
    }

    /** The refusal of a value that cannot be; what is only missing is no reason to refuse. */
    private static @Nullable RefusedResource refusal(Projection<?> projection, Received received) {
        try {
            projection.row(received.resource());
            return null;
        } catch (RefusedResource refusal) {
            return refusal.kind() == Kind.MISSING ? null : refusal;
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
