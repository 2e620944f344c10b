package org.rebook.ear.ledger;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Slot;
import org.rebook.ear.Rebook;

/**
 * A clinic of its own, whose patients each have a booking on a struck Wednesday and two free slots later. Slots and
 * bookings came from the EHR, which put words of its own into them. All ids begin with a prefix.
 */
final class LedgerTrust {

    private static final Instant OLD = Instant.parse("2034-04-26T08:00:00Z");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final URI changes;
    private final String prefix;

    private LedgerTrust(URI changes, String prefix) {
        this.changes = changes;
        this.prefix = prefix;
    }

    /** @param changes where {@link ChangesServlet} answers */
    static LedgerTrust make(URI changes, String prefix, int patients) throws SQLException {
        for (String sql : SQL.formatted(prefix, patients - 1, OLD).split(";\n")) {
            execute(sql);
        }
        LedgerTrust trust = new LedgerTrust(changes, prefix);
        for (List<String> sent : rows("select content from fhir_resource where id like '%s-%%'".formatted(prefix))) {
            Rebook.ehr().keep(sent.get(0));
        }
        return trust;
    }

    String appointment(int patient) {
        return prefix + "-a-" + patient;
    }

    String patient(int patient) {
        return prefix + "-p-" + patient;
    }

    /** The patient's slot in the struck week (0), or one or two weeks later. */
    String slot(int patient, int week) {
        return "%s-slot-%d-%d".formatted(prefix, patient, week);
    }

    /** Moves patients' bookings into a later week, all in one transaction; answers with the new ids. */
    List<String> move(List<String> appointments, List<Integer> patients, int week) throws Exception {
        List<String> moves = new ArrayList<>();
        for (int i = 0; i < patients.size(); i++) {
            int patient = patients.get(i);
            moves.add("move="
                    + encoded("%s>%s>%s-s-%d-%d>%s"
                            .formatted(
                                    appointments.get(i),
                                    slot(patient, week),
                                    prefix,
                                    patient,
                                    week,
                                    OLD.plusSeconds(week * 7L * 86_400))));
        }
        return post("move", String.join("&", moves)).lines().toList();
    }

    String move(int patient) throws Exception {
        return move(List.of(appointment(patient)), List.of(patient), 1).get(0);
    }

    String post(String act, Map<String, String> parameters) throws Exception {
        return post(
                act,
                parameters.entrySet().stream()
                        .map(each -> each.getKey() + "=" + encoded(each.getValue()))
                        .collect(Collectors.joining("&")));
    }

    private String post(String act, String body) throws IOException, InterruptedException {
        HttpResponse<String> response = HTTP.send(
                HttpRequest.newBuilder(changes.resolve(act))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IllegalStateException(response.statusCode() + " " + response.body());
        }
        return response.body();
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** What differs between the EHR and our database for the clinic's bookings and slots: one line for each. */
    List<String> differencesAtTheEhr() throws SQLException {
        List<String> differences = new ArrayList<>();
        for (List<String> ours : rows(
                """
                select id, case status when 'BOOKED' then 'booked' else 'cancelled' end, slot_id,
                    to_char(starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
                from appointment a where patient_id like '%s-p-%%'
                    and exists (select 1 from outbox o where a.id in (o.subject, o.successor))
                """
                        .formatted(prefix))) {
            String there = Rebook.ehr()
                    .find(Appointment.class, ours.get(0))
                    .map(found -> "%s %s %s"
                            .formatted(
                                    found.getStatus().toCode(),
                                    found.getSlotFirstRep()
                                            .getReferenceElement()
                                            .getIdPart(),
                                    found.getStart().toInstant()))
                    .orElse("absent");
            String wanted = String.join(" ", ours.subList(1, 4));
            if (!there.equals(wanted)) {
                differences.add("%s is %s and should be %s".formatted(ours.get(0), there, wanted));
            }
        }
        for (List<String> ours :
                rows("select id, lower(status) from slot where id like '%s-slot-%%'".formatted(prefix))) {
            Rebook.ehr()
                    .find(Slot.class, ours.get(0))
                    .filter(there -> !there.getStatus().toCode().equals(ours.get(1)))
                    .ifPresent(there -> differences.add("%s is %s and should be %s"
                            .formatted(ours.get(0), there.getStatus().toCode(), ours.get(1))));
        }
        return differences;
    }

    /** How many bookings the EHR holds for the clinic that we do not know. */
    List<String> strangersAtTheEhr() throws SQLException {
        List<String> ours =
                rows("select id from appointment where patient_id like '%s-p-%%'".formatted(prefix)).stream()
                        .map(row -> row.get(0))
                        .toList();
        return Rebook.ehr()
                .all(Appointment.class)
                .filter(there -> there.getParticipant().stream()
                        .anyMatch(each -> each.getActor().getReference().startsWith("Patient/" + prefix + "-p-")))
                .map(there -> there.getIdElement().getIdPart())
                .filter(id -> !ours.contains(id))
                .toList();
    }

    static List<List<String>> rows(String query) throws SQLException {
        try (Connection connection = Rebook.database().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<List<String>> all = new ArrayList<>();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.add(rows.getString(i));
                }
                all.add(row);
            }
            return all;
        }
    }

    static void execute(String sql) throws SQLException {
        try (Connection connection = Rebook.database().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static final String SQL =
            """
            insert into clinic (id, name, specialty) values ('%1$s-clinic', 'Clinic', '110');
            insert into session (id, schedule_id, clinic_id, kind, specialty, starts_at, ends_at)
                select '%1$s-s-' || p || '-' || w, '%1$s', '%1$s-clinic', 'CLINIC', '110',
                    timestamptz '%3$s' + w * interval '7 days', timestamptz '%3$s' + w * interval '7 days' + interval '4 hours'
                from generate_series(0, %2$d) p, generate_series(0, 2) w;
            insert into slot (id, session_id, starts_at, ends_at, type)
                select '%1$s-slot-' || p || '-' || w, '%1$s-s-' || p || '-' || w, timestamptz '%3$s' + w * interval '7 days',
                    timestamptz '%3$s' + w * interval '7 days' + interval '20 minutes', 'ANY'
                from generate_series(0, %2$d) p, generate_series(0, 2) w;
            insert into patient (id, family_name, given_name)
                select '%1$s-p-' || p, 'Test', 'Patient' from generate_series(0, %2$d) p;
            insert into appointment (id, patient_id, session_id, slot_id, kind, status, specialty, starts_at, ends_at)
                select '%1$s-a-' || p, '%1$s-p-' || p, '%1$s-s-' || p || '-0', '%1$s-slot-' || p || '-0', 'FOLLOW_UP',
                    'BOOKED', '110', timestamptz '%3$s', timestamptz '%3$s' + interval '20 minutes'
                from generate_series(0, %2$d) p;
            insert into fhir_resource (type, id, version, content, digest, last_updated)
                select 'Slot', id, 1, json_build_object('resourceType', 'Slot', 'id', id, 'status', 'free',
                    'schedule', json_build_object('reference', 'Schedule/x'),
                    'start', to_char(starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
                    'end', to_char(ends_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
                    'comment', 'Room 4'), '', now()
                from slot where id like '%1$s-slot-%%';
            insert into fhir_resource (type, id, version, content, digest, last_updated)
                select 'Appointment', id, 1, json_build_object('resourceType', 'Appointment', 'id', id, 'status', 'booked',
                    'extension', json_build_array(json_build_object('url', 'https://ehr.example/colour',
                        'valueString', 'green')),
                    'start', to_char(starts_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
                    'end', to_char(ends_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'),
                    'slot', json_build_array(json_build_object('reference', 'Slot/' || slot_id)),
                    'participant', json_build_array(json_build_object('status', 'accepted',
                        'actor', json_build_object('reference', 'Patient/' || patient_id)))), '', now()
                from appointment where id like '%1$s-a-%%'""";
}
