package org.rebook.appointment;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rebook.audit.AuditRows;
import org.rebook.audit.AuditTrail;
import org.rebook.clinic.London;
import org.rebook.policy.Enforces;
import org.rebook.policy.Rule;
import org.rebook.policy.RuleSet;
import org.rebook.schema.Columns;

/**
 * Does many acts of {@link Bookings} at once, each with the very effects it has there, in its caller's transaction. It does
 * only what nothing stands in the way of and says nothing of the rest: that is for {@link Bookings}, one by one, which
 * knows why not.
 */
public final class BulkBookings {

    private final Connection connection;
    private final Function<LocalDate, RuleSet> rulesOn;
    private final Consumer<AppointmentChanged> news;

    /**
     * @param rulesOn the rules in force on a day
     * @param news who is told of each change, in the transaction
     */
    public BulkBookings(
            Connection connection, Function<LocalDate, RuleSet> rulesOn, Consumer<AppointmentChanged> news) {
        this.connection = connection;
        Map<LocalDate, RuleSet> known = new HashMap<>();
        this.rulesOn = day -> known.computeIfAbsent(day, rulesOn);
        this.news = news;
    }

    /** Carries out each order that nothing stands in the way of, and answers with what became of it. */
    public List<Fulfilled> carryOut(List<Order> orders) throws SQLException {
        List<Unhindered> unhindered = new OrderCheck(connection).unhindered(orders);
        List<Moving> moves = movesAmong(unhindered);
        List<Unhindered> displaced = ordered(unhindered, Order.Displace.class);
        List<Unhindered> converted = ordered(unhindered, Order.Convert.class);
        move(moves);
        displace(displaced);
        convert(converted);
        return Stream.concat(
                        moves.stream().map(each -> new Fulfilled(each.from().order(), each.successor())),
                        Stream.concat(displaced.stream(), converted.stream())
                                .map(each -> new Fulfilled(each.order(), each.appointment())))
                .toList();
    }

    /** An order that was carried out; for a move, {@code appointment} is the new one. */
    public record Fulfilled(Order order, String appointment) {}

    private record Moving(Unhindered from, Order.Move order, String successor, boolean isPostponed) {

        String appointment() {
            return order.appointment();
        }

        Target target() {
            return order.target();
        }
    }

    private static List<Unhindered> ordered(List<Unhindered> all, Class<? extends Order> kind) {
        return all.stream().filter(each -> kind.isInstance(each.order())).toList();
    }

    private List<Moving> movesAmong(List<Unhindered> unhindered) {
        List<Moving> moves = new ArrayList<>();
        for (Unhindered each : unhindered) {
            if (each.order() instanceof Order.Move move) {
                String successor = Bookings.successorOf(move.appointment(), move.version(), move.target());
                moves.add(new Moving(each, move, successor, isPostponed(each, move.target())));
            }
        }
        return moves;
    }

    @Enforces(Rule.R_CAN_11)
    private boolean isPostponed(Unhindered old, Target target) {
        return old.kind() == AppointmentKind.OPERATION
                && CancelledOperation.isPostponed(
                        old.kind(),
                        old.startsAt(),
                        target.startsAt(),
                        old.postponed(),
                        rulesOn.apply(London.dayOf(target.startsAt())));
    }

    private void move(List<Moving> moves) throws SQLException {
        giveUpForSuccessors(moves);
        bookAnew(moves);
        keepLinks(moves);
        ManyObligations.closeMoved(
                connection,
                moves.stream()
                        .map(each -> new ManyObligations.Moved(
                                each.appointment(),
                                each.successor(),
                                each.order().cause()))
                        .toList());
        write(moves.stream()
                .map(each -> signed(
                        each.order().cause(),
                        Entries.move(
                                each.appointment(),
                                each.from().patient(),
                                each.from().asJson(),
                                each.target(),
                                each.order().cause())))
                .toList());
        moves.forEach(each -> tell(ChangeKind.MOVED, each.order(), each.successor()));
    }

    private void giveUpForSuccessors(List<Moving> moves) throws SQLException {
        new Columns<>(moves)
                .with("id", Moving::appointment)
                .with("successor", Moving::successor)
                .with("code", each -> each.order().cause().code().code())
                .run(
                        connection,
                        """
                        update appointment a set status = 'CANCELLED', cancelled_by = 'HOSPITAL',
                            cancelled_at = coalesce(a.cancelled_at, now()), cancellation_reason = x.code,
                            replaced_by_id = x.successor, version = a.version + 1
                        from :rows where a.id = x.id
                        """);
    }

    @Enforces(Rule.R_REB_06)
    private void bookAnew(List<Moving> moves) throws SQLException {
        new Columns<>(moves)
                .with("id", Moving::appointment)
                .with("successor", Moving::successor)
                .with("session", each -> each.target().session())
                .with("slot", each -> each.target().slot())
                .with("modality", each -> each.target().modality())
                .with("starts_at", each -> each.target().startsAt())
                .with("ends_at", each -> each.target().endsAt())
                .with("cancelled", each -> each.isPostponed() ? 0 : 1)
                .with("postponed", each -> each.isPostponed() ? 1 : 0)
                .run(
                        connection,
                        """
                        insert into appointment (id, patient_id, pathway_id, session_id, slot_id, kind, modality, status,
                            specialty, priority, priority_set_on, starts_at, ends_at, mean_minutes, sd_minutes,
                            procedure_name, lcad, do_not_move, hospital_cancellations, postponed, needs, bed_days, arrangements,
                            same_clinician, replaces_id, booked_by_rebook, earliest_reasonable_offer)
                        select x.successor, a.patient_id, a.pathway_id, x.session, x.slot, a.kind, x.modality, 'BOOKED',
                            a.specialty, a.priority, a.priority_set_on, x.starts_at::timestamptz, x.ends_at::timestamptz,
                            a.mean_minutes, a.sd_minutes, a.procedure_name, a.lcad, a.do_not_move,
                            a.hospital_cancellations + x.cancelled::int, a.postponed + x.postponed::int, a.needs,
                            a.bed_days, a.arrangements, a.same_clinician, a.id, true,
                            cast(x.starts_at::timestamptz at time zone 'Europe/London' as date)
                        from :rows join appointment a on a.id = x.id
                        """);
    }

    // Where both ends of a link have moved, old and new stand to each other as they would had one moved after the
    // other.
    private void keepLinks(List<Moving> moves) throws SQLException {
        new Columns<>(moves)
                .with("id", Moving::appointment)
                .with("successor", Moving::successor)
                .run(
                        connection,
                        """
                        with moved as (select x.id, x.successor from :rows),
                            touched as (
                                select l.* from appointment_link l join moved m on m.id = l.appointment_id
                                union
                                select l.* from appointment_link l join moved m on m.id = l.other_id)
                        insert into appointment_link (appointment_id, other_id, type, min_days, max_days)
                        select one.id, other.id, l.type, l.min_days, l.max_days
                        from touched l
                        cross join lateral (select l.appointment_id as id
                            union all select m.successor from moved m where m.id = l.appointment_id) one
                        cross join lateral (select l.other_id as id
                            union all select m.successor from moved m where m.id = l.other_id) other
                        where one.id <> l.appointment_id or other.id <> l.other_id
                        """);
    }

    private void displace(List<Unhindered> displaced) throws SQLException {
        Map<String, Long> obligations = ManyObligations.open(
                connection, displaced.stream().map(BulkBookings::toRebook).toList());
        new Columns<>(displaced)
                .with("id", Unhindered::appointment)
                .with("obligation", each -> obligations.get(each.appointment()))
                .with("code", each -> each.order().cause().code().code())
                .run(
                        connection,
                        """
                        update appointment a set status = 'CANCELLED', cancelled_by = 'HOSPITAL',
                            cancelled_at = coalesce(a.cancelled_at, now()), cancellation_reason = x.code,
                            replaced_by_id = null, obligation_id = x.obligation::bigint, version = a.version + 1
                        from :rows where a.id = x.id
                        """);
        write(displaced.stream()
                .map(each -> signed(
                        each.order().cause(),
                        Entries.displace(
                                each.appointment(),
                                each.patient(),
                                each.asJson(),
                                each.order().cause())))
                .toList());
        displaced.forEach(each -> tell(ChangeKind.CANCELLED, each.order(), null));
    }

    private static ManyObligations.ToOpen toRebook(Unhindered given) {
        Order.Displace order = (Order.Displace) given.order();
        return new ManyObligations.ToOpen(
                order.appointment(), given.patient(), Obligations.REBOOK, order.owner(), order.dueOn(), order.cause());
    }

    private void convert(List<Unhindered> converted) throws SQLException {
        new Columns<>(converted)
                .with("id", Unhindered::appointment)
                .with("modality", each -> ((Order.Convert) each.order()).modality())
                .run(
                        connection,
                        """
                        update appointment a set modality = x.modality, version = a.version + 1 from :rows where a.id = x.id
                        """);
        write(converted.stream()
                .map(each -> signed(
                        each.order().cause(),
                        Entries.convert(
                                each.appointment(), each.patient(), each.order().cause())))
                .toList());
        converted.forEach(each -> tell(ChangeKind.CONVERTED, each.order(), null));
    }

    private static AuditRows.Signed signed(Cause cause, AuditTrail.Entry entry) {
        return new AuditRows.Signed(cause.who(), entry);
    }

    private void write(List<AuditRows.Signed> entries) throws SQLException {
        AuditRows.write(connection, entries);
    }

    private void tell(ChangeKind kind, Order order, @Nullable String successor) {
        Cause cause = order.cause();
        news.accept(new AppointmentChanged(
                kind, order.appointment(), successor, cause.code(), cause.strikeId(), cause.runId()));
    }
}
