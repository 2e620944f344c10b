package org.rebook.appointment;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rebook.schema.Columns;

/**
 * Tells which of many orders nothing stands in the way of. Whatever {@link Bookings} or the database would refuse is not
 * among them; now and then an order is missing that {@link Bookings} would still find a way for.
 */
final class OrderCheck {

    private final Connection connection;

    OrderCheck(Connection connection) {
        this.connection = connection;
    }

    /** Those, in the order given. They and what they book are locked from here on, always in the same order of ids. */
    List<Unhindered> unhindered(List<Order> orders) throws SQLException {
        lock(orders);
        Map<String, Order> byAppointment =
                orders.stream().collect(Collectors.toMap(Order::appointment, Function.identity()));
        Map<String, Unhindered> asExpected = asExpected(orders)
                .ask(connection, AS_EXPECTED, row -> Unhindered.of(byAppointment.get(row.getString("id")), row))
                .stream()
                .collect(Collectors.toMap(Unhindered::appointment, Function.identity()));
        List<Unhindered> unhindered = orders.stream()
                .map(order -> asExpected.get(order.appointment()))
                .filter(each -> each != null)
                .toList();
        return withRoom(inOnePlace(unhindered));
    }

    private static Columns<Order> asExpected(List<Order> orders) {
        return new Columns<>(orders)
                .with("appointment", Order::appointment)
                .with("version", Order::version)
                .with("session", order -> of(order, Target::session))
                .with("slot", order -> of(order, Target::slot))
                .with("starts_at", order -> of(order, Target::startsAt))
                .with("ends_at", order -> of(order, Target::endsAt));
    }

    private static final String AS_EXPECTED =
            """
            select a.id, a.patient_id, a.kind, a.slot_id, a.session_id, a.starts_at, a.mean_minutes, a.postponed
            from :rows
            join appointment a on a.id = x.appointment
            join patient p on p.id = a.patient_id
            left join session t on t.id = x.session
            left join slot f on f.id = x.slot
            where a.status = 'BOOKED' and a.version = x.version::bigint and p.deceased_on is null
                and (x.session is null or t.status = 'OPEN') and (x.slot is null or f.status = 'FREE')
                and (x.session is null or not exists (select 1 from appointment o
                    where o.patient_id = a.patient_id and o.id <> a.id and o.status = 'BOOKED'
                        and o.starts_at < x.ends_at::timestamptz and o.ends_at > x.starts_at::timestamptz))
            """;

    private static @Nullable Object of(Order order, Function<Target, @Nullable Object> part) {
        return order instanceof Order.Move move ? part.apply(move.target()) : null;
    }

    // Appointments, slots, lists, kit, wards, as a single booking does, each by id: nobody waits for each other.
    private void lock(List<Order> orders) throws SQLException {
        lockAppointmentsAndSlots(orders);
        lockListsKitAndWards(orders.stream().filter(OrderCheck::isForList).toList());
    }

    private static boolean isForList(Order order) {
        return order instanceof Order.Move move && move.target().slot() == null;
    }

    private void lockAppointmentsAndSlots(List<Order> orders) throws SQLException {
        new Columns<>(orders)
                .with("id", Order::appointment)
                .ask(
                        connection,
                        "select 1 from appointment a where a.id in (select x.id from :rows) order by a.id for update",
                        row -> 1);
        new Columns<>(orders)
                .with("id", Order::appointment)
                .with("slot", order -> of(order, Target::slot))
                .ask(
                        connection,
                        """
                        with wanted as (select x.id, x.slot from :rows)
                        select 1 from slot s where s.id in (select w.slot from wanted w
                            union all select a.slot_id from wanted w join appointment a on a.id = w.id)
                        order by s.id for no key update
                        """,
                        row -> 1);
    }

    // The database counts kit and beds when an operation is booked, and holds both from then on.
    private void lockListsKitAndWards(List<Order> forLists) throws SQLException {
        lockForOperations(
                forLists,
                """
                select 1 from session s where s.id in (select x.session from :rows
                    join appointment a on a.id = x.id and a.kind = 'OPERATION')
                order by s.id for no key update
                """);
        lockForOperations(
                forLists,
                """
                select 1 from kit k where k.id in (select n.id from :rows
                    join appointment a on a.id = x.id and a.kind = 'OPERATION' and a.needs <> '{}'
                    join session s on s.id = x.session
                    join kit n on n.site_id = s.site_id and n.code = any (a.needs))
                order by k.id for no key update
                """);
        lockForOperations(
                forLists,
                """
                select 1 from ward w where w.id in (select ward_of(s.site_id, a.specialty) from :rows
                    join appointment a on a.id = x.id and a.kind = 'OPERATION' and a.bed_days > 0
                    join session s on s.id = x.session)
                order by w.id for no key update
                """);
    }

    private void lockForOperations(List<Order> forLists, String statement) throws SQLException {
        new Columns<>(forLists)
                .with("id", Order::appointment)
                .with("session", order -> of(order, Target::session))
                .ask(connection, statement, row -> 1);
    }

    // Two orders of one patient could each be well and together put the patient in two places.
    private static List<Unhindered> inOnePlace(List<Unhindered> orders) {
        Map<String, List<Target>> booked = new HashMap<>();
        return orders.stream()
                .filter(order -> {
                    Target target = order.target();
                    if (target == null) {
                        return true;
                    }
                    List<Target> others = booked.computeIfAbsent(order.patient(), any -> new ArrayList<>());
                    boolean free = others.stream().noneMatch(other -> overlap(other, target));
                    if (free) {
                        others.add(target);
                    }
                    return free;
                })
                .toList();
    }

    private static boolean overlap(Target one, Target other) {
        Instant end = other.endsAt();
        return one.startsAt().isBefore(end) && other.startsAt().isBefore(one.endsAt());
    }

    /** Without the operations whose list would be overfull if all of them were on it. */
    private List<Unhindered> withRoom(List<Unhindered> orders) throws SQLException {
        Map<String, List<Unhindered>> byList = orders.stream()
                .filter(Unhindered::isListed)
                .collect(Collectors.groupingBy(each -> each.target().session()));
        Set<String> overfull = new HashSet<>(new Columns<>(List.copyOf(byList.entrySet()))
                .with("session", Map.Entry::getKey)
                .with("operations", each -> each.getValue().size())
                .with("minutes", each -> each.getValue().stream()
                        .mapToInt(Unhindered::minutes)
                        .sum())
                .ask(
                        connection,
                        """
                        select s.id from :rows join session s on s.id = x.session
                        cross join lateral (select coalesce(sum(a.mean_minutes), 0) as minutes, count(*) as operations
                            from appointment a
                            where a.session_id = s.id and a.status = 'BOOKED' and a.kind = 'OPERATION') taken
                        where taken.minutes + x.minutes::int
                            + (taken.operations + x.operations::int - 1) * s.turnaround_minutes
                            > extract(epoch from s.ends_at - s.starts_at)::int / 60 + s.overrun_minutes
                        """,
                        row -> row.getString(1)));
        return orders.stream()
                .filter(order ->
                        !order.isListed() || !overfull.contains(order.target().session()))
                .toList();
    }
}
