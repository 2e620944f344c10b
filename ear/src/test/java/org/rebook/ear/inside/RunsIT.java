package org.rebook.ear.inside;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.EJB;
import java.time.Duration;
import java.time.Instant;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.rebook.run.RunKind;
import org.rebook.run.RunProgress;
import org.rebook.run.RunStatus;
import org.rebook.run.Runs;

/** What a run says of itself once its job is over, whoever noticed first. */
@ExtendWith(ArquillianExtension.class)
class RunsIT {

    // No job is numbered so, and so the server's own watch finds nothing to say of these runs.
    private static final long EXECUTION = 4_000_000_000L;

    @EJB
    private AsRebook rebook;

    private long run;

    @Deployment
    static WebArchive war() {
        return TestWar.of(RunsIT.class, TestWar.class).addPackages(true, "org.assertj.core", "net.bytebuddy");
    }

    @BeforeEach
    void beginARun() throws Exception {
        run = rebook.call(() -> runs().begin(RunKind.CHECK_ORPHANS, null, null, null, null));
        rebook.call(() -> runs().running(run, EXECUTION));
    }

    @Test
    void saysNothingElseOfARunThatEndedWellAfterItWasGivenUpForLost() throws Exception {
        assertThat(lost(Duration.ofMinutes(1))).isTrue();
        assertThat(itSays().status()).isEqualTo(RunStatus.FAILED);
        assertThat(itSays().message()).startsWith("The job ended without a word.");
        ends(RunStatus.COMPLETED);
        assertThat(itSays().status()).isEqualTo(RunStatus.COMPLETED);
        assertThat(itSays().message()).isNull();
        assertThat(lost(Duration.ofMinutes(1))).as("it has said so by now").isFalse();
    }

    @Test
    void leavesARunAloneWhoseJobHasOnlyJustEnded() throws Exception {
        assertThat(lost(Duration.ZERO)).isFalse();
        assertThat(itSays().status()).isEqualTo(RunStatus.RUNNING);
        ends(RunStatus.COMPLETED);
        assertThat(itSays().message()).isNull();
    }

    @Test
    void keepsWhyAStepFailedUnlessItWentWellInTheEnd() throws Exception {
        fails("Step read: it is broken.");
        ends(RunStatus.FAILED);
        assertThat(itSays().message()).isEqualTo("Step read: it is broken.");
        fails("Step read: somebody else had it.");
        ends(RunStatus.COMPLETED);
        assertThat(itSays().message()).isNull();
    }

    private boolean lost(Duration ago) throws Exception {
        return rebook.call(() -> runs().lost(run, EXECUTION, Instant.now().minus(ago)));
    }

    private void fails(String why) throws Exception {
        rebook.call(() -> {
            runs().failing(run, why);
            return null;
        });
    }

    private void ends(RunStatus how) throws Exception {
        rebook.call(() -> {
            runs().finished(run, how, null);
            return null;
        });
    }

    private RunProgress itSays() throws Exception {
        return rebook.call(() -> runs().find(run).orElseThrow());
    }

    private static Runs runs() throws NamingException {
        return InitialContext.doLookup("java:global/rebook/rebook-ejb/Runs!" + Runs.class.getName());
    }
}
