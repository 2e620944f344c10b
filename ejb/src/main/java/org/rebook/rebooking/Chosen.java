package org.rebook.rebooking;

import java.util.Collection;

/**
 * Which appointments are read: those whose ids a query answers with.
 *
 * @param ids the query, with {@code :chosen} in place of the value
 */
record Chosen(String ids, Object value) {

    static Chosen one(String appointment) {
        return new Chosen("select cast(:chosen as text)", appointment);
    }

    static Chosen these(Collection<String> appointments) {
        return new Chosen("select unnest(string_to_array(:chosen, chr(31)))", String.join("\u001f", appointments));
    }

    /** Those for which somebody has something to do. */
    static Chosen onTheWorklist() {
        return new Chosen("select appointment_id from obligation where status = :chosen", "OPEN");
    }

    static Chosen onTheWorklistOf(String specialty) {
        return new Chosen(
                """
                select o.appointment_id from obligation o join appointment b on b.id = o.appointment_id
                where o.status = 'OPEN' and b.specialty = :chosen
                """,
                specialty);
    }

    /** The booked appointments of the sessions that a strike leaves short. */
    static Chosen inShortSessionsOf(long strike) {
        return new Chosen(
                """
                select m.id from appointment m join impact i on i.session_id = m.session_id
                where i.strike_id = :chosen and i.staffing <> 'FULL' and m.status = 'BOOKED'
                """,
                strike);
    }
}
