package org.rebook.rebooking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rebook.rebooking.OverrideRules.Approver.ANOTHER_SERVICE_MANAGER;
import static org.rebook.rebooking.OverrideRules.Approver.EXECUTIVE;
import static org.rebook.rebooking.OverrideRules.Approver.NOBODY;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rebook.access.Role;
import org.rebook.policy.Rule;

class OverrideRulesTest {

    @ParameterizedTest
    @EnumSource(names = {"R_CAN_01", "PR1", "PR2", "PR3", "PR4", "PR5", "PR6", "PR7", "PR8", "PR9", "PR12"})
    void whatAlwaysBindsTakesAnotherServiceManager(Rule rule) {
        assertThat(OverrideRules.approverOf(rule, false)).isEqualTo(ANOTHER_SERVICE_MANAGER);
    }

    @ParameterizedTest
    @EnumSource(names = {"PR10", "R_CAN_09"})
    void whatBindsButForApprovalTakesAnotherServiceManager(Rule rule) {
        assertThat(OverrideRules.approverOf(rule, true)).isEqualTo(ANOTHER_SERVICE_MANAGER);
    }

    @Test
    void whatIsOnlyWeighedTakesNobody() {
        assertThat(OverrideRules.approverOf(Rule.PR11, false)).isEqualTo(NOBODY);
        assertThat(OverrideRules.approverOf(Rule.R_CAN_02, true)).isEqualTo(NOBODY);
    }

    @Test
    void aSecondCancellationOfAnOperationTakesAnExecutive() {
        assertThat(OverrideRules.approverOf(Rule.PR9, true)).isEqualTo(EXECUTIVE);
        assertThat(OverrideRules.approverOf(Rule.PR9, false)).isEqualTo(ANOTHER_SERVICE_MANAGER);
        assertThat(OverrideRules.approverOf(Rule.PR2, true)).isEqualTo(ANOTHER_SERVICE_MANAGER);
    }

    @Test
    void nobodySetsAsideThatThePatientHasDied() {
        assertThat(OverrideRules.mayBeSetAside(Rule.R_REB_26)).isFalse();
        assertThat(OverrideRules.mayBeSetAside(Rule.PR9)).isTrue();
    }

    @Test
    void whoeverAsksMayNotApprove() {
        assertThat(OverrideRules.refusalOfApproval(ANOTHER_SERVICE_MANAGER, "mina", "mina", Role.SERVICE_MANAGER))
                .hasValueSatisfying(why -> assertThat(why).contains("ask another service manager"));
        assertThat(OverrideRules.refusalOfApproval(ANOTHER_SERVICE_MANAGER, "mina", "owen", Role.SERVICE_MANAGER))
                .isEmpty();
    }

    @Test
    void aServiceManagerMayNotStandForAnExecutiveNorTheOtherWayRound() {
        assertThat(OverrideRules.refusalOfApproval(EXECUTIVE, "mina", "owen", Role.SERVICE_MANAGER))
                .hasValueSatisfying(why -> assertThat(why).contains("an executive"));
        assertThat(OverrideRules.refusalOfApproval(EXECUTIVE, "mina", "ade", Role.ADMINISTRATOR))
                .isEmpty();
        assertThat(OverrideRules.refusalOfApproval(ANOTHER_SERVICE_MANAGER, "mina", "ade", Role.ADMINISTRATOR))
                .isPresent();
    }

    @Test
    void whatNeedsNobodyCannotBeApproved() {
        assertThat(OverrideRules.refusalOfApproval(NOBODY, "mina", "owen", Role.SERVICE_MANAGER))
                .isPresent();
    }
}
