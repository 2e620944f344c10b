package org.rebook.patient;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rebook.access.Role;

/** Finds patients for people who have one on the phone. */
@Stateless
@RolesAllowed({Role.CLERK, Role.SERVICE_MANAGER})
public class Patients {

    /** More matches than this are too many to choose from. */
    public static final int AT_MOST = 50;

    private static final String SELECT =
            """
            select id, nhs_number, family_name, given_name, birth_date, deceased_on, gender, phone, email, postcode,
                language, contact_preference, interpreter, transport, restricted, access_needs, sign_language, double_slot,
                array_to_string(vulnerabilities || array(select f.vulnerability from patient_flag f
                    where f.patient_id = patient.id and coalesce(f.until_day
                        >= cast(now() at time zone 'Europe/London' as date), true)), ',') as vulnerabilities
            from patient
            """;

    @PersistenceContext(unitName = "rebook")
    EntityManager entities;

    public Optional<PatientView> find(String id) {
        return views(entities.createNativeQuery(SELECT + " where id = :id", Tuple.class)
                        .setParameter("id", id))
                .stream()
                .findFirst();
    }

    /**
     * The patients whose NHS number is {@code text}, or whose names begin with it: "Okafor", "Okafor, Ada" or "Ada
     * Okafor". At most {@link #AT_MOST}.
     */
    public List<PatientView> search(String text) {
        String number = text.replaceAll("\\s", "");
        if (number.matches("\\d{10}")) {
            return views(entities.createNativeQuery(SELECT + " where nhs_number = :number", Tuple.class)
                    .setParameter("number", number));
        }
        String[] names = text.strip().split("\\s*,\\s*|\\s+", 2);
        return views(entities.createNativeQuery(
                        SELECT
                                + """
                where (lower(family_name) like :first and lower(given_name) like :second)
                    or (lower(given_name) like :first and lower(family_name) like :second)
                order by family_name, given_name, birth_date, id
                """,
                        Tuple.class)
                .setParameter("first", beginningWith(names[0]))
                .setParameter("second", beginningWith(names.length == 1 ? "" : names[1]))
                .setMaxResults(AT_MOST));
    }

    private static String beginningWith(String name) {
        return name.toLowerCase().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }

    @SuppressWarnings("unchecked")
    private static List<PatientView> views(Query query) {
        List<Tuple> rows = query.getResultList();
        return rows.stream().map(Patients::view).toList();
    }

    private static PatientView view(Tuple row) {
        return new PatientView(
                row.get("id", String.class),
                row.get("nhs_number", String.class),
                row.get("family_name", String.class),
                row.get("given_name", String.class),
                day(row, "birth_date"),
                day(row, "deceased_on"),
                row.get("gender", String.class),
                row.get("phone", String.class),
                row.get("email", String.class),
                row.get("postcode", String.class),
                row.get("language", String.class),
                row.get("contact_preference", String.class),
                row.get("interpreter", Boolean.class),
                row.get("transport", Boolean.class),
                row.get("restricted", Boolean.class),
                row.get("access_needs", String.class),
                vulnerableAs(row.get("vulnerabilities", String.class)),
                row.get("sign_language", Boolean.class),
                row.get("double_slot", Boolean.class));
    }

    private static String vulnerableAs(String names) {
        return Arrays.stream(names.split(","))
                .filter(name -> !name.isEmpty())
                .map(Vulnerability::valueOf)
                .distinct()
                .sorted()
                .map(Vulnerability::words)
                .collect(Collectors.joining(", "));
    }

    private static @Nullable LocalDate day(Tuple row, String column) {
        java.sql.Date date = row.get(column, java.sql.Date.class);
        return date == null ? null : date.toLocalDate();
    }
}
