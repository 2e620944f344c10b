package org.rebook.ear;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rebook.ear.demo.DemoTrust;
import org.rebook.ear.demo.Size;

/** Loads the demo trust through the intake, as the feed of any EHR, into a database that holds no trust yet. */
final class DemoLoad {

    private static final long SEED = 2016;
    private static final String FOLDER = "demo";
    private static final String NIGHTLY = "01-Organization.ndjson";

    private final String address;
    private final Path feeds;
    private final Path operatorKey;
    private final Map<String, String> environment;

    DemoLoad(String address, Path feeds, Path operatorKey, Map<String, String> environment) {
        this.address = address;
        this.feeds = feeds;
        this.operatorKey = operatorKey;
        this.environment = environment;
    }

    void load(Size size) throws IOException, InterruptedException, GeneralSecurityException, SQLException {
        long interrupted = number("select coalesce(max(id), 0) from run where kind = 'import-feed' and argument = '"
                + FOLDER + "' and status in ('INTERRUPTED', 'FAILED', 'STOPPED')");
        if (interrupted > 0) {
            RunRebook.say("Going on with the demo trust, whose load was interrupted.");
            call("/api/runs/" + interrupted + "/restart", "");
            await(interrupted);
        } else if (number("select count(*) from trust") == 0) {
            RunRebook.say("Writing the demo trust (%s) as an EHR's feed to %s"
                    .formatted(size.name().toLowerCase(Locale.ROOT), feeds.resolve(FOLDER)));
            LocalDate today = LocalDate.now(ZoneId.of("Europe/London"));
            DemoTrust.of(size, SEED, DemoTrust.nextStrikeStart(today), today).writeTo(feeds.resolve(FOLDER));
            String started = call("/api/runs", "{\"kind\":\"import-feed\",\"argument\":\"%s\"}".formatted(FOLDER));
            await(Long.parseLong(field(started, "id")));
        } else if (Files.exists(feeds.resolve(FOLDER).resolve(NIGHTLY))) {
            sendTheNightlyFeed();
        }
    }

    // Plans are refused on data of more than a day ago, so the demo's EHR speaks up again at each start.
    private void sendTheNightlyFeed() throws IOException, InterruptedException, GeneralSecurityException {
        Path nightly = Files.createDirectories(feeds.resolve(FOLDER + "-again"));
        Files.copy(
                feeds.resolve(FOLDER).resolve(NIGHTLY), nightly.resolve(NIGHTLY), StandardCopyOption.REPLACE_EXISTING);
        call("/api/runs", "{\"kind\":\"import-feed\",\"argument\":\"%s-again\"}".formatted(FOLDER));
    }

    private void await(long run) throws IOException, InterruptedException, SQLException, GeneralSecurityException {
        RunRebook.say("Taking it in; a hospital takes a minute or two.");
        for (int seconds = 1;
                number("select count(*) from run where id = " + run + " and ended_at is null") > 0;
                seconds++) {
            TimeUnit.SECONDS.sleep(1);
            if (seconds % 10 == 0) {
                RunRebook.say("  %,d resources read"
                        .formatted(number("select coalesce(sum(taken), 0) from feed_file where run_id = " + run)));
            }
        }
        String ended = call("/api/runs/" + run, null);
        RunRebook.say("The demo trust: %s %s".formatted(field(ended, "status"), field(ended, "message")));
        RunRebook.say("  %,d sessions, %,d slots, %,d patients, %,d appointments booked"
                .formatted(
                        number("select count(*) from session"),
                        number("select count(*) from slot"),
                        number("select count(*) from patient"),
                        number("select count(*) from appointment where status = 'BOOKED'")));
    }

    private String call(String path, @Nullable String body)
            throws IOException, InterruptedException, GeneralSecurityException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Authorization", "Bearer " + Token.of(operatorKey, address))
                .header("Content-Type", "application/json");
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        (body == null ? request.GET() : request.POST(HttpRequest.BodyPublishers.ofString(body)))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IOException("%s answered %d: %s".formatted(path, answer.statusCode(), answer.body()));
        }
        return answer.body();
    }

    private long number(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        environment.get("REBOOK_DB_URL"),
                        environment.get("REBOOK_DB_USER"),
                        environment.get("REBOOK_DB_PASSWORD"));
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private static String field(String json, String name) {
        Matcher found = Pattern.compile("\"" + name + "\"\\s*:\\s*(?:\"([^\"]*)\"|([0-9]+))")
                .matcher(json);
        if (!found.find()) {
            return "";
        }
        return found.group(1) == null ? found.group(2) : found.group(1);
    }
}
