package org.rebook.ehr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class EhrEndpointTest {

    @Test
    void isAbsentWhenNoAddressIsGiven() {
        assertThat(EhrEndpoint.of(Map.of())).isEmpty();
        assertThat(EhrEndpoint.of(Map.of("REBOOK_EHR_URL", " "))).isEmpty();
    }

    @Test
    void readsResourcesBelowItsBase() {
        EhrEndpoint endpoint = EhrEndpoint.of(
                        Map.of("REBOOK_EHR_URL", "https://ehr.example.nhs.uk/fhir/", "REBOOK_EHR_TOKEN", "abc"))
                .orElseThrow();
        assertThat(endpoint.resource("Appointment/7")).hasToString("https://ehr.example.nhs.uk/fhir/Appointment/7");
        assertThat(endpoint.token()).isEqualTo("abc");
    }

    @Test
    void refusesWhatIsNoWebAddressAndSaysWhereItStands() {
        assertThatThrownBy(() -> EhrEndpoint.of(Map.of("REBOOK_EHR_URL", "ehr.example.nhs.uk")))
                .hasMessageContaining("REBOOK_EHR_URL: 'ehr.example.nhs.uk' is no http or https address.");
    }
}
