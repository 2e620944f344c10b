package org.rebook.ear.operations;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Health for whoever asks, numbers for whoever has a token. */
class MonitoringIT {

    @Test
    void tellsAnybodyThatItIsReadyAndNothingElse() throws Exception {
        assertThat(Operator.withoutToken().get("/health/ready").text())
                .isEqualTo("{\"status\":\"UP\",\"detail\":\"ready\"}");
    }

    @Test
    void countsTheJvmTheConnectionsAndTheWork() throws Exception {
        assertThat(Operator.withToken().get("/metrics").text())
                .contains("jvm_memory_used_bytes", "rebook_connections_in_use", "rebook_outbox_oldest_seconds")
                .contains("\nrebook_orphans 0.0\n")
                .contains("\nrebook_database_up 1.0\n");
    }

    @Test
    void givesNumbersToNoStranger() throws Exception {
        assertThat(Operator.withoutToken().get("/metrics").status()).isEqualTo(401);
    }
}
