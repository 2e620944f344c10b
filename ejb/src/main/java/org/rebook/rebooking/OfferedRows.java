package org.rebook.rebooking;

import jakarta.persistence.Tuple;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/** How what a clinic can do is read, for whoever offers slots. */
final class OfferedRows {

    /** The columns of the clinic {@code c}. */
    static final String COLUMNS =
            "array_to_string(c.capabilities, chr(31)) as capabilities, c.least_age, c.greatest_age";

    /** Who is booked on the list {@code s} and may have an early turn. */
    static final String EARLY =
            """
            array_to_string(array(select concat_ws(',', b.mean_minutes + s.turnaround_minutes,
                    coalesce(cast(p.birth_date as text), '-'), (select string_agg(distinct k.condition, ' ')
                        from patient_condition k where k.patient_id = p.id
                            and coalesce(k.until_day
                                >= cast(s.starts_at at time zone 'Europe/London' as date), true)))
                from appointment b join patient p on p.id = b.patient_id
                where s.kind = 'THEATRE' and b.session_id = s.id and b.status = 'BOOKED' and b.kind = 'OPERATION'
                    and (p.birth_date > (s.starts_at at time zone 'Europe/London') - interval '6 years'
                        or exists (select from patient_condition k where k.patient_id = p.id))
                order by b.id), chr(31)) as early
            """;

    private OfferedRows() {}

    static List<Opening.Early> early(Tuple row) {
        return early(row.get("early", String.class));
    }

    static List<Opening.Early> early(String column) {
        return Arrays.stream(column.split(DisplacedRows.UNIT_SEPARATOR))
                .filter(each -> !each.isEmpty())
                .map(each -> {
                    String[] parts = each.split(",");
                    return new Opening.Early(
                            parts[1].equals("-") ? null : LocalDate.parse(parts[1]),
                            DisplacedRows.conditions(parts.length < 3 ? List.of() : List.of(parts[2].split(" "))),
                            Integer.parseInt(parts[0]));
                })
                .toList();
    }

    static Capabilities capabilities(Tuple row) {
        return new Capabilities(
                DisplacedRows.set(row, "capabilities"),
                row.get("least_age", Number.class).intValue(),
                row.get("greatest_age", Number.class).intValue());
    }
}
