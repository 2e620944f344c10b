package org.rebook.appointment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The closed table, told once more and independently of the enumeration (hazard H10, R-CAN-12). */
class ReasonCodeTest {

    // Code, attendance, cancer delay, e-RS, FHIR, counted in the SitRep.
    private static final String[] TABLE = {
        "IA-STAFF | 4 | 01 | 01 | prov | yes",
        "IA-REST | 4 | 01 | 01 | prov | yes",
        "IA-REDEPLOY | 4 | 01 | 01 | prov | yes",
        "IA-SUPPORT | 4 | 01 | 01 | prov | yes",
        "IA-PRECAUTION | 4 | 01 | 02 | prov | no",
        "IA-KNOCKON | 4 | 01 | 02 | prov | yes",
        "IA-CALLEDOFF-REINSTATED | 4 | 01 | 02 | prov | no"
    };

    @Test
    void isTheWholeTable() {
        assertThat(Arrays.stream(ReasonCode.values()).map(ReasonCodeTest::row)).containsExactly(TABLE);
    }

    private static String row(ReasonCode reason) {
        return String.join(
                " | ",
                reason.code(),
                reason.attendance(),
                reason.cancerDelay(),
                reason.booking().code(),
                reason.fhir(),
                reason.isRescheduled() ? "yes" : "no");
    }

    @Test
    void tellsOthersTheReasonInTheWordsOfErsFirst() {
        assertThat(ReasonCode.values()).allMatch(reason -> reason.forOthers()
                .startsWith(reason.booking().words() + ": industrial action"));
    }

    @Test
    void findsEachReasonByItsCode() {
        assertThat(ReasonCode.values())
                .allMatch(reason -> ReasonCode.of(reason.code()).orElseThrow() == reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "IA-WEATHER", "ia-staff", "IA_STAFF", "IA-STAFF ", "Too few staff"})
    void takesNothingElseForAReason(String text) {
        assertThat(ReasonCode.of(text)).isEmpty();
    }
}
