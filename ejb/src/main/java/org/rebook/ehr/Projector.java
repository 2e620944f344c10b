package org.rebook.ehr;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rebook.ehr.BookingProjection.Row;
import org.rebook.ehr.Taken.Change;

/** Turns resources of one type that have just been kept into rows, and says of which it could not make use. */
final class Projector<R> {

    private final Connection connection;
    private final Projection<R> projection;

    Projector(Connection connection, Projection<R> projection) {
        this.connection = connection;
        this.projection = projection;
    }

    /** A resource with the row that it becomes; the note says what of it is missing. */
    private record Candidate<R>(Taken taken, @Nullable R row, @Nullable RefusedResource note) {

        String id() {
            return taken.received().id();
        }

        Candidate<R> without(RefusedResource missing) {
            return new Candidate<>(taken, null, missing);
        }

        Candidate<R> with(RefusedResource missing) {
            return new Candidate<>(taken, row, missing);
        }
    }

    /** Writes what can be used and answers with a note on what cannot, in the order of the resources. */
    List<Taken> project(List<Taken> changed) throws SQLException {
        List<Candidate<R>> candidates = new ArrayList<>();
        for (Taken taken : changed) {
            candidates.add(candidate(taken));
        }
        List<Candidate<R>> judged = judgedAsNews(checkedForNeeds(candidates));
        projection.write(
                connection,
                judged.stream().map(Candidate::row).filter(row -> row != null).toList());
        return judged.stream()
                .map(candidate -> candidate.taken().with(candidate.note()))
                .toList();
    }

    private Candidate<R> candidate(Taken taken) {
        try {
            return new Candidate<>(taken, projection.row(taken.received().resource()), null);
        } catch (RefusedResource missing) {
            return new Candidate<>(taken, null, missing);
        }
    }

    private List<Candidate<R>> checkedForNeeds(List<Candidate<R>> candidates) throws SQLException {
        Map<Known, Set<String>> known = known(candidates);
        List<Candidate<R>> checked = new ArrayList<>();
        for (Candidate<R> candidate : candidates) {
            checked.add(candidate.row() == null ? candidate : checked(candidate, candidate.row(), known));
        }
        return checked;
    }

    private Candidate<R> checked(Candidate<R> candidate, R row, Map<Known, Set<String>> known) {
        Candidate<R> checked = candidate;
        for (Need need : projection.needs(row)) {
            if (!known.get(need.kind()).contains(need.id())) {
                RefusedResource missing = Elements.missing(need.element(), need.reason());
                if (need.vital()) {
                    return candidate.without(missing);
                }
                checked = checked.with(missing);
            }
        }
        return checked;
    }

    private Map<Known, Set<String>> known(List<Candidate<R>> candidates) throws SQLException {
        Map<Known, Set<String>> wanted = new EnumMap<>(Known.class);
        for (Candidate<R> candidate : candidates) {
            if (candidate.row() != null) {
                for (Need need : projection.needs(candidate.row())) {
                    wanted.computeIfAbsent(need.kind(), kind -> new HashSet<>()).add(need.id());
                }
            }
        }
        Map<Known, Set<String>> known = new EnumMap<>(Known.class);
        for (Map.Entry<Known, Set<String>> kind : wanted.entrySet()) {
            Set<String> found = kind.getKey().among(connection, kind.getValue());
            if (kind.getKey().type().equals(projection.type())) {
                // Appointments that come together may refer to each other.
                candidates.stream()
                        .filter(candidate -> candidate.row() != null)
                        .forEach(candidate -> found.add(candidate.id()));
            }
            known.put(kind.getKey(), found);
        }
        return known;
    }

    private List<Candidate<R>> judgedAsNews(List<Candidate<R>> candidates) throws SQLException {
        if (!(projection instanceof BookingProjection)) {
            return candidates;
        }
        Map<String, AppointmentNews.Own> own = OwnChanges.of(
                connection,
                candidates.stream()
                        .filter(candidate -> candidate.row() != null)
                        .map(Candidate::id)
                        .collect(Collectors.toSet()));
        List<Candidate<R>> judged = new ArrayList<>();
        for (Candidate<R> candidate : candidates) {
            judged.add(judged(candidate, own.get(candidate.id())));
        }
        return judged;
    }

    private Candidate<R> judged(Candidate<R> candidate, AppointmentNews.@Nullable Own own) throws SQLException {
        if (own == null || !(candidate.row() instanceof Row news)) {
            return candidate;
        }
        if (AppointmentNews.isEcho(own, news)) {
            return new Candidate<>(candidate.taken(), null, candidate.note());
        }
        return AppointmentNews.refusal(own, news, before(candidate.taken()))
                .map(candidate::without)
                .orElse(candidate);
    }

    // What is tried again is all that the EHR has said of it.
    private @Nullable Row before(Taken taken) throws SQLException {
        if (taken.change() == Change.CREATED) {
            return null;
        }
        String json = taken.version() == 0 ? taken.received().json() : contentBefore(taken);
        try {
            return json == null ? null : new BookingProjection().row(Received.parsed(json));
        } catch (RefusedResource neverUsed) {
            return null;
        }
    }

    private @Nullable String contentBefore(Taken taken) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "select content from fhir_resource_history where type = ? and id = ? and version = ?")) {
            query.setString(1, taken.received().type());
            query.setString(2, taken.received().id());
            query.setInt(3, taken.version() - 1);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getString(1) : null;
            }
        }
    }
}
