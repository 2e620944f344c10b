package org.rebook.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ScopeTest {

    @Test
    void whoMayDoEverythingWithAllTypesMayReadOne() {
        assertThat(Scope.covers(List.of("system/*.cruds"), "system/Slot.rs")).isTrue();
    }

    @Test
    void whoMayReadMayNotWrite() {
        assertThat(Scope.covers(List.of("system/*.rs"), "system/Slot.u")).isFalse();
    }

    @Test
    void whoMayWriteOneTypeMayNotWriteAnother() {
        assertThat(Scope.covers(List.of("system/Slot.cud"), "system/Appointment.u"))
                .isFalse();
    }

    @Test
    void oneTypeIsNotAllTypes() {
        assertThat(Scope.covers(List.of("system/Slot.rs"), "system/*.rs")).isFalse();
    }

    @Test
    void aScopeOfOurOwnCoversOnlyItself() {
        assertThat(Scope.covers(List.of("rebook/runs"), "rebook/runs")).isTrue();
        assertThat(Scope.covers(List.of("rebook/runs"), "system/Slot.r")).isFalse();
    }
}
