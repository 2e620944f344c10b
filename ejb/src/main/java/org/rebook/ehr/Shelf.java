package org.rebook.ehr;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rebook.ehr.Received.SentIdentifier;
import org.rebook.ehr.Taken.Change;
import org.rebook.schema.Columns;

/** Keeps resources as they were sent, with every version they have had. */
final class Shelf {

    private final Connection connection;

    Shelf(Connection connection) {
        this.connection = connection;
    }

    private record Kept(int version, String digest) {}

    /** Keeps resources of one type, each id once. What has not changed is left as it is. */
    List<Taken> keep(String type, List<Received> batch) throws SQLException {
        Map<String, Kept> kept = kept(type, batch);
        List<Taken> shelved = new ArrayList<>();
        List<Taken> changed = new ArrayList<>();
        List<Taken> updated = new ArrayList<>();
        for (Received received : batch) {
            Kept before = kept.get(received.id());
            Taken next = shelve(received, before);
            shelved.add(next);
            if (next.change() != Change.UNCHANGED) {
                changed.add(next);
            }
            if (next.change() == Change.UPDATED) {
                updated.add(next);
            }
        }
        putAway(type, updated);
        write(type, changed);
        index(type, changed, updated);
        return shelved;
    }

    private static Taken shelve(Received received, @Nullable Kept before) {
        if (before == null) {
            return new Taken(received, Change.CREATED, 1, null);
        }
        if (before.digest().equals(received.digest())) {
            return new Taken(received, Change.UNCHANGED, before.version(), null);
        }
        return new Taken(received, Change.UPDATED, before.version() + 1, null);
    }

    private Map<String, Kept> kept(String type, List<Received> batch) throws SQLException {
        Map<String, Kept> kept = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(
                """
                select id, version, encode(digest, 'hex') from fhir_resource
                where type = ? and id = any (?) order by id for update
                """)) {
            query.setString(1, type);
            query.setArray(
                    2,
                    connection.createArrayOf(
                            "text", batch.stream().map(Received::id).toArray()));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    kept.put(rows.getString(1), new Kept(rows.getInt(2), rows.getString(3)));
                }
            }
        }
        return kept;
    }

    private void putAway(String type, List<Taken> updated) throws SQLException {
        new Columns<>(updated)
                .with("type", item -> type)
                .with("id", item -> item.received().id())
                .run(
                        connection,
                        """
                        insert into fhir_resource_history (type, id, version, content, last_updated)
                        select f.type, f.id, f.version, f.content, f.last_updated
                        from :rows join fhir_resource f on f.type = x.type and f.id = x.id
                        """);
    }

    private void write(String type, List<Taken> changed) throws SQLException {
        new Columns<>(changed)
                .with("type", item -> type)
                .with("id", item -> item.received().id())
                .with("version", item -> item.version())
                .with("content", item -> item.received().json())
                .with("digest", item -> item.received().digest())
                .run(
                        connection,
                        """
                        insert into fhir_resource (type, id, version, content, digest, last_updated)
                        select x.type, x.id, x.version::int, x.content, decode(x.digest, 'hex'), now() from :rows
                        on conflict (type, id) do update set version = excluded.version, content = excluded.content,
                            digest = excluded.digest, last_updated = excluded.last_updated
                        """);
    }

    private record Indexed(String id, SentIdentifier identifier) {}

    private void index(String type, List<Taken> changed, List<Taken> updated) throws SQLException {
        new Columns<>(updated)
                .with("type", item -> type)
                .with("id", item -> item.received().id())
                .run(connection, "delete from fhir_identifier i using :rows where i.type = x.type and i.id = x.id");
        List<Indexed> identifiers = changed.stream()
                .map(item -> item.received())
                .flatMap(received ->
                        received.identifiers().stream().map(identifier -> new Indexed(received.id(), identifier)))
                .toList();
        new Columns<>(identifiers)
                .with("type", item -> type)
                .with("id", Indexed::id)
                .with("system", item -> item.identifier().system())
                .with("value", item -> item.identifier().value())
                .run(
                        connection,
                        """
                        insert into fhir_identifier (type, value, system, id)
                        select x.type, x.value, x.system, x.id from :rows on conflict do nothing
                        """);
    }

    /** Notes what is kept but not, or not wholly, used for planning; a null note says that all of it is. */
    void note(List<Taken> taken, @Nullable Long run) throws SQLException {
        List<Taken> noted = taken.stream().filter(item -> item.note() != null).toList();
        List<Taken> settled = taken.stream().filter(item -> item.note() == null).toList();
        new Columns<>(settled)
                .with("type", item -> item.received().type())
                .with("id", item -> item.received().id())
                .run(connection, "delete from fhir_waiting w using :rows where w.type = x.type and w.id = x.id");
        new Columns<>(noted)
                .with("type", item -> item.received().type())
                .with("id", item -> item.received().id())
                .with("element", item -> item.note().element())
                .with("reason", item -> item.note().reason())
                .with("run", item -> run)
                .with(
                        "file",
                        item -> item.received().line() == null
                                ? null
                                : item.received().line().file())
                .with(
                        "line",
                        item -> item.received().line() == null
                                ? null
                                : item.received().line().number())
                .run(
                        connection,
                        """
                        insert into fhir_waiting (type, id, element, reason, run_id, file, line)
                        select x.type, x.id, x.element, x.reason, x.run::bigint, x.file, x.line::int from :rows
                        on conflict (type, id) do update set element = excluded.element, reason = excluded.reason,
                            run_id = coalesce(excluded.run_id, fhir_waiting.run_id),
                            file = coalesce(excluded.file, fhir_waiting.file),
                            line = coalesce(excluded.line, fhir_waiting.line)
                        """);
    }

    /** What was noted of these before; those of an unchanged resource still hold, and belong to the run that met them. */
    Map<String, RefusedResource> notesOf(String type, List<Received> unchanged, @Nullable Long run)
            throws SQLException {
        new Columns<>(unchanged.stream().filter(item -> item.line() != null).toList())
                .with("type", item -> type)
                .with("id", Received::id)
                .with("run", item -> run)
                .with("file", item -> item.line().file())
                .with("line", item -> item.line().number())
                .run(
                        connection,
                        """
                        update fhir_waiting w set run_id = x.run::bigint, file = x.file, line = x.line::int
                        from :rows where w.type = x.type and w.id = x.id
                        """);
        Map<String, RefusedResource> notes = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(
                "select id, element, reason from fhir_waiting where type = ? and id = any (?)")) {
            query.setString(1, type);
            query.setArray(
                    2,
                    connection.createArrayOf(
                            "text", unchanged.stream().map(Received::id).toArray()));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    notes.put(
                            rows.getString(1),
                            new RefusedResource(rows.getString(2), rows.getString(3), RefusedResource.Kind.MISSING));
                }
            }
        }
        return notes;
    }
}
