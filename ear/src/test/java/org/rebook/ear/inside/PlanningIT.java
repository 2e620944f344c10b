package org.rebook.ear.inside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rebook.ear.StruckTrust;
import org.rebook.rebooking.Planning;
import org.rebook.rebooking.PlanningProgress;
import org.rebook.strike.Declaration;
import org.rebook.strike.Participation;
import org.rebook.strike.PolicyProfile;
import org.rebook.strike.StaffGrade;
import org.rebook.strike.StrikeWindow;
import org.rebook.strike.Strikes;

/** While a plan is worked out no transaction is open; what has changed by the end is seen, and nothing is kept by halves. */
@ExtendWith(ArquillianExtension.class)
class PlanningIT {

    private static final String DAY = "2035-06-12";

    @Resource(lookup = "java:jboss/datasources/RebookDS")
    private DataSource database;

    @EJB
    private AsManager manager;

    @EJB
    private AsRebook rebook;

    private final String trust = "pl" + UUID.randomUUID().toString().substring(0, 6);
    private final List<String> steps = new ArrayList<>();
    private long strike;

    @Deployment
    static WebArchive war() {
        return TestWar.of(PlanningIT.class, TestWar.class, StruckTrust.class)
                .addPackages(true, "org.assertj.core", "net.bytebuddy");
    }

    @BeforeEach
    void declareAStrike() throws Exception {
        StruckTrust.make(database, trust, 4, DAY);
        strike = manager.call(() -> bean(Strikes.class).declare(declaration())).strike();
    }

    @Test
    void tellsPartByPartHowFarItIs() throws Exception {
        long plan = plan(() -> {});
        assertThat(steps)
                .startsWith("begins", "Assess the strike and read who and what there is")
                .endsWith("See which extra sessions would help", "Keep the plan")
                .anyMatch(step -> step.startsWith("Plan "));
        assertThat(text("select status from plan where id = " + plan)).isEqualTo("PROPOSED");
    }

    @Test
    void plansAgainWhenAPatientIsNoLongerAsTheyWere() throws Exception {
        long plan = plan(() -> {
            if (timesBegun() == 1) {
                run("update appointment set version = version + 1 where id like '%s-a-%%'".formatted(trust));
            }
        });
        assertThat(timesBegun()).isEqualTo(2);
        assertThat(text(
                        """
                        select count(*) from placement l join appointment a on a.id = l.appointment_id
                        where l.plan_id = %d and a.version <> l.appointment_version
                        """
                                .formatted(plan)))
                .isEqualTo("0");
    }

    @Test
    void keepsNoPlanForAStrikeThatIsAnotherEachTime() throws Exception {
        assertThatThrownBy(() -> plan(() ->
                        run("update strike set participation_likely = participation_likely + 1 where id = " + strike)))
                .hasMessageContaining("while it was planned");
        assertThat(timesBegun()).isEqualTo(3);
        assertThat(text("select count(*) from plan where strike_id = " + strike))
                .isEqualTo("0");
    }

    @Test
    void leavesTheFormerProposalWhenPlanningBreaksOff() throws Exception {
        long former = plan(() -> {});
        assertThatThrownBy(() -> plan(() -> {
                    throw new IllegalStateException("The power is gone.");
                }))
                .hasMessageContaining("The power is gone.");
        assertThat(text("select string_agg(id || ' ' || status, ',') from plan where strike_id = " + strike))
                .isEqualTo(former + " PROPOSED");
    }

    private interface Meanwhile {
        void happens() throws SQLException;
    }

    private long plan(Meanwhile meanwhile) throws Exception {
        PlanningProgress progress = new PlanningProgress() {
            @Override
            public void begins(List<String> first, List<String> last) {
                steps.add("begins");
            }

            @Override
            public void has(List<String> parts) {
                try {
                    meanwhile.happens();
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            }

            @Override
            public void done(String part) {
                steps.add(part);
            }
        };
        return rebook.call(() -> bean(Planning.class).propose(strike, "manager", progress));
    }

    private long timesBegun() {
        return steps.stream().filter("begins"::equals).count();
    }

    private Declaration declaration() {
        return new Declaration(
                "Residents' strike",
                List.of(new StrikeWindow(Instant.parse(DAY + "T07:00:00Z"), Instant.parse(DAY + "T16:00:00Z"))),
                Set.of(StaffGrade.RESIDENT_DOCTOR),
                Set.of(trust + "-site"),
                new Participation(20, 60, 100),
                Map.of(),
                PolicyProfile.LOCAL);
    }

    private static <T> T bean(Class<T> type) throws NamingException {
        return InitialContext.doLookup(
                "java:global/rebook/rebook-ejb/%s!%s".formatted(type.getSimpleName(), type.getName()));
    }

    private String text(String query) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
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
