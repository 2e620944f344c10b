package org.rebook.ear.inside;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rebook.ear.StruckTrust;
import org.rebook.rebooking.PlanView;
import org.rebook.rebooking.Planning;
import org.rebook.rebooking.Plans;
import org.rebook.run.RunControl;
import org.rebook.run.RunKind;
import org.rebook.run.RunProgress;
import org.rebook.run.RunStatus;
import org.rebook.run.Runs;
import org.rebook.strike.Declaration;
import org.rebook.strike.Participation;
import org.rebook.strike.PolicyProfile;
import org.rebook.strike.StaffGrade;
import org.rebook.strike.StrikeWindow;
import org.rebook.strike.Strikes;

/** A strike from its declaration to the last move: what was approved happens, and nothing else (hazards H01, H03, H13). */
@ExtendWith(ArquillianExtension.class)
class CarryOutIT {

    private static final String CLOCKS =
            "select md5(string_agg(w::text, ';' order by id)) from pathway w where id like 'co-%%'";

    @Resource(lookup = "java:jboss/datasources/RebookDS")
    private DataSource database;

    @EJB
    private AsManager manager;

    @Deployment
    static WebArchive war() {
        return TestWar.of(CarryOutIT.class, TestWar.class, StruckTrust.class)
                .addPackages(true, "org.assertj.core", "net.bytebuddy", "org.awaitility", "org.hamcrest");
    }

    @Test
    void movesWhoWasApprovedHoldsBackWhatChangedAndLosesNobody() throws Exception {
        StruckTrust.make(database, "co", 40);
        long strike =
                manager.call(() -> bean(Strikes.class).declare(declaration())).strike();
        long planId = manager.call(() -> bean(Planning.class).propose(strike));
        PlanView plan = manager.call(() -> bean(Plans.class).find(planId)).orElseThrow();

        assertThat(plan.figures().affected()).isEqualTo(400);
        assertThat(plan.proof().proven()).isEqualTo(plan.proof().pools());
        assertThat(plan.figures().unplaced())
                .isPositive()
                .isLessThanOrEqualTo(plan.baseline().unplaced());
        assertThat(count(
                        "placement where plan_id = %d and decision in ('MOVE', 'UNPLACED', 'CONVERT') and appointment_id"
                                + " similar to 'co-a-[0-9]+-(0|2)'",
                        planId))
                .as("suspected cancer and those already cancelled once are never moved by a plan")
                .isZero();

        manager.call(() -> {
            bean(Plans.class).approve(planId, "Agreed");
            return null;
        });
        String takenSlot = text(
                "select slot_id from placement where plan_id = %d and decision = 'MOVE' order by 1 limit 1", planId);
        String changed = text(
                "select appointment_id from placement where plan_id = %d and decision = 'MOVE' and slot_id <> '"
                        + takenSlot + "' order by 1 desc limit 1",
                planId);
        run("update slot set status = 'WITHDRAWN' where id = '%s'".formatted(takenSlot));
        run("update appointment set version = version + 1 where id = '%s'".formatted(changed));
        String dead = text(
                "select appointment_id from placement where plan_id = %d and decision = 'MOVE' and slot_id <> '"
                        + takenSlot + "' and appointment_id <> '" + changed + "' order by 1 desc limit 1",
                planId);
        run(
                "update patient set deceased_on = current_date where id = (select patient_id from appointment where id = '%s')"
                        .formatted(dead));

        long forClinician = count("placement where plan_id = %d and for_clinician and decision = 'UNPLACED'", planId);
        assertThat(forClinician).isPositive().isLessThan((long) plan.figures().unplaced());
        String clocks = text(CLOCKS, 0);
        long run = manager.call(() -> control().start(RunKind.CARRY_OUT_PLAN, null, planId, null));
        RunProgress done = Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> manager.call(() -> bean(Runs.class).find(run).orElseThrow()), p -> p.status()
                        .isOver());

        assertThat(done.status()).as(String.valueOf(done.message())).isEqualTo(RunStatus.COMPLETED);
        assertThat(done.left()).isZero();
        assertThat(done.failed()).isZero();
        assertThat(done.heldBack()).isEqualTo(3);
        assertThat(reasonOf(run, changed)).isEqualTo("The appointment has changed since the plan was made.");
        assertThat(reasonOf(run, dead)).startsWith("The patient has died.");
        assertThat(count("obligation where kind = 'DECIDE' and status = 'OPEN' and appointment_id = '" + dead + "'", 0))
                .as("whoever died after the plan was approved is shown to a person (R-REB-26)")
                .isOne();
        assertThat(count("outbox where subject like '%%" + dead + "%%'", 0)).isZero();
        assertThat(count("appointment where id like 'co-%%' and status = 'BOOKED' and booked_by_rebook", 0))
                .isZero();
        assertThat(count("appointment where replaces_id like 'co-a-%%' and status = 'BOOKED'", 0))
                .isEqualTo(plan.figures().moved() - 3);
        assertThat(count("appointment where id like 'co-a-%%' and status = 'CANCELLED' and replaced_by_id is null", 0))
                .isEqualTo(plan.figures().unplaced() - forClinician);
        assertThat(count("obligation where kind = 'REBOOK' and strike_id = %d and status = 'OPEN'", strike))
                .isEqualTo(plan.figures().unplaced() - forClinician);
        assertThat(count("obligation where owner = 'clinician' and strike_id = %d and status = 'OPEN'", strike))
                .as("whoever has a limit and no date within it is not called off before a clinician has decided")
                .isEqualTo(forClinician);
        assertThat(count("orphan", 0)).isZero();
        assertThat(text(CLOCKS, 0)).as("waiting-time clocks (R-CAN-13)").isEqualTo(clocks);
        assertThat(count("plan where id = %d and status = 'CARRIED_OUT'", planId))
                .isOne();
    }

    private static Declaration declaration() {
        return new Declaration(
                "Residents' strike",
                List.of(new StrikeWindow(
                        Instant.parse(StruckTrust.STRIKE_DAY + "T07:00:00Z"),
                        Instant.parse(StruckTrust.STRIKE_DAY + "T16:00:00Z"))),
                Set.of(StaffGrade.RESIDENT_DOCTOR),
                Set.of("co-site"),
                new Participation(60, 100, 100),
                Map.of(),
                PolicyProfile.LOCAL);
    }

    private static <T> T bean(Class<T> type) throws NamingException {
        return InitialContext.doLookup(
                "java:global/rebook/rebook-ejb/%s!%s".formatted(type.getSimpleName(), type.getName()));
    }

    private static RunControl control() throws NamingException {
        return InitialContext.doLookup("java:global/rebook/rebook-batch/JobControl!" + RunControl.class.getName());
    }

    private String reasonOf(long run, String item) throws SQLException {
        return text("select reason from run_item where run_id = %d and item = '" + item + "'", run);
    }

    private long count(String what, long id) throws SQLException {
        return Long.parseLong(text("select count(*) from " + what, id));
    }

    private String text(String query, long id) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query.formatted(id))) {
            row.next();
            return row.getString(1);
        }
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
