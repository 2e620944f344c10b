package org.rebook.rebooking;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.rebook.appointment.AppointmentChanged;
import org.rebook.appointment.BulkBookings;
import org.rebook.appointment.ManyObligations;
import org.rebook.appointment.Obligations;
import org.rebook.appointment.Order;
import org.rebook.policy.RuleSet;
import org.rebook.run.SettledItems;

/**
 * Carries out many placements of a run in one transaction, each as {@link CarryOut} would alone. What has changed since the
 * plan was approved is left for it.
 */
final class ManyPlacements {

    private final Connection connection;
    private final long run;
    private final LocalDate dueDay;
    private final BulkBookings bookings;

    ManyPlacements(
            Connection connection,
            long run,
            LocalDate dueDay,
            Function<LocalDate, RuleSet> rulesOn,
            Consumer<AppointmentChanged> news) {
        this.connection = connection;
        this.run = run;
        this.dueDay = dueDay;
        this.bookings = new BulkBookings(connection, rulesOn, news);
    }

    /** Answers with those that are left. */
    List<String> carryOut(List<String> appointments, LocalDate today) throws SQLException {
        lookUpRowByRow();
        Map<String, Placement> asApproved = Placement.of(connection, run, appointments).stream()
                .filter(placement -> !placement.settled())
                .collect(Collectors.toMap(Placement::appointment, Function.identity()));
        List<Placement> standing = appointments.stream()
                .map(asApproved::get)
                .filter(placement -> placement != null && !placement.isOverruled(today))
                .toList();
        Set<String> done = new HashSet<>();
        done.addAll(decide(standing));
        done.addAll(change(standing, asApproved));
        SettledItems.write(
                connection,
                run,
                standing.stream()
                        .filter(placement -> done.contains(placement.appointment()))
                        .map(placement -> new SettledItems.Done(placement.appointment(), placement.reason()))
                        .toList());
        return appointments.stream()
                .filter(each -> asApproved.containsKey(each) && !done.contains(each))
                .toList();
    }

    // A chunk is small beside the tables. Without knowing how small, PostgreSQL now and then reads one of them whole;
    // and
    // planning anew for the very ids of a chunk, it trusts what it last counted, which was before the run was listed.
    private void lookUpRowByRow() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local enable_seqscan = off");
            statement.execute("set local enable_hashjoin = off");
            statement.execute("set local enable_mergejoin = off");
            statement.execute("set local plan_cache_mode = force_generic_plan");
        }
    }

    private List<String> decide(List<Placement> standing) throws SQLException {
        List<Placement> decided =
                standing.stream().filter(Placement::isForAPerson).toList();
        ManyObligations.open(
                connection,
                decided.stream()
                        .map(placement -> new ManyObligations.ToOpen(
                                placement.appointment(),
                                placement.patient(),
                                Obligations.DECIDE,
                                placement.owner(),
                                dueDay,
                                placement.cause(run)))
                        .toList());
        return decided.stream().map(Placement::appointment).toList();
    }

    private List<String> change(List<Placement> standing, Map<String, Placement> asApproved) throws SQLException {
        List<Order> orders = standing.stream()
                .flatMap(placement -> placement.order(run, dueDay).stream())
                .toList();
        List<BulkBookings.Fulfilled> fulfilled = bookings.carryOut(orders);
        List<ManyObligations.ToOpen> agreements = new ArrayList<>();
        for (BulkBookings.Fulfilled each : fulfilled) {
            Placement placement = asApproved.get(each.order().appointment());
            if (placement.decision() == Decision.MOVE && placement.needsAgreement()) {
                agreements.add(new ManyObligations.ToOpen(
                        each.appointment(),
                        placement.patient(),
                        Obligations.DECIDE,
                        placement.owner(),
                        dueDay,
                        placement.causeToAgree(run)));
            }
        }
        ManyObligations.open(connection, agreements);
        return fulfilled.stream().map(each -> each.order().appointment()).toList();
    }
}
