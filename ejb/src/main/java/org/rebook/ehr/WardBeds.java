package org.rebook.ehr;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Location;
import org.jspecify.annotations.Nullable;
import org.rebook.schema.Columns;

/**
 * How many patients can come to a ward after their operations: what a Location that is a ward says of its beds.
 *
 * @param beds from Monday to Sunday
 */
record WardBeds(String id, String name, String site, List<String> specialties, int[] beds) {

    private static final String NAME = "beds-for-operations";
    private static final String ELEMENT = "Location.extension(" + NAME + ")";
    private static final int DAYS_OF_A_WEEK = 7;

    /** Whether it is a ward that counts; every other Location is a site. */
    static boolean isWard(Location sent) {
        return !Elements.allOurs(sent, NAME).isEmpty()
                && Elements.coding(List.of(sent.getPhysicalType()), Names.LOCATION_TYPE)
                        .filter(coding -> coding.getCode().equals("wd"))
                        .isPresent();
    }

    /** Null for a ward that is closed. */
    static @Nullable WardBeds of(Location sent) {
        if (sent.getStatus() == Location.LocationStatus.INACTIVE) {
            return null;
        }
        String site = Elements.id(sent.getPartOf(), "Location");
        if (site == null) {
            throw Elements.missing("Location.partOf", "names no Location, and a ward is part of a site");
        }
        int[] beds = new int[DAYS_OF_A_WEEK];
        Elements.allOurs(sent, NAME).forEach(count -> count(count, beds));
        return new WardBeds(
                sent.getIdPart(),
                sent.hasName() ? sent.getName() : sent.getIdPart(),
                site,
                Elements.ourCodes(sent, "ward-specialty"),
                beds);
    }

    private static void count(Extension extension, int[] beds) {
        int many = Elements.number(Elements.requiredPart(extension, NAME, "beds"), ELEMENT + ".beds");
        if (many < 0) {
            throw Elements.refused(ELEMENT + ".beds", many + " cannot be");
        }
        List<Integer> weekdays = Elements.parts(extension, "weekday").stream()
                .map(day -> Elements.number(day, ELEMENT + ".weekday"))
                .toList();
        for (int weekday : weekdays) {
            if (weekday < 1 || weekday > DAYS_OF_A_WEEK) {
                throw Elements.refused(ELEMENT + ".weekday", weekday + " is no weekday: 1 is Monday, 7 is Sunday");
            }
            beds[weekday - 1] = many;
        }
        if (weekdays.isEmpty()) {
            Arrays.fill(beds, many);
        }
    }

    /** Replaces what was known of these locations as wards. */
    static void write(Connection connection, List<String> locations, List<WardBeds> wards) throws SQLException {
        new Columns<>(new ArrayList<>(locations))
                .with("id", id -> id)
                .run(connection, "delete from ward w using :rows where w.id = x.id");
        new Columns<>(wards)
                .with("id", WardBeds::id)
                .with("name", WardBeds::name)
                .with("site", WardBeds::site)
                .with("specialties", ward -> Columns.array(ward.specialties()))
                .with("beds", ward -> IntStream.of(ward.beds())
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining(",", "{", "}")))
                .run(
                        connection,
                        """
                        insert into ward (id, name, site_id, specialties, beds)
                        select x.id, x.name, x.site, x.specialties::text[], x.beds::int[] from :rows
                        """);
    }
}
