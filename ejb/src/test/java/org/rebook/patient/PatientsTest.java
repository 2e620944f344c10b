package org.rebook.patient;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rebook.schema.Schema;

/** What a clerk reads of a patient on the phone (hazard H03). */
class PatientsTest {

    private static EmbeddedPostgres postgres;
    private static SessionFactory sessions;

    @BeforeAll
    static void openTheBooks() throws IOException {
        postgres = EmbeddedPostgres.builder().setServerConfig("fsync", "off").start();
        Schema.migrate(postgres.getPostgresDatabase());
        Configuration configuration = new Configuration();
        configuration.getProperties().put("hibernate.connection.datasource", postgres.getPostgresDatabase());
        sessions = configuration.buildSessionFactory();
    }

    @AfterAll
    static void stop() throws IOException {
        sessions.close();
        postgres.close();
    }

    /** At any hour one of the two zones has another day than London. */
    @ParameterizedTest
    @ValueSource(strings = {"Pacific/Kiritimati", "Etc/GMT+12"})
    void areVulnerableUntilTheLastDayInLondonWhereverTheServerStands(String zone) {
        try (EntityManager entities = sessions.createEntityManager()) {
            entities.getTransaction().begin();
            execute(entities, "set local time zone '%s'".formatted(zone));
            execute(entities, "insert into patient (id, family_name, given_name) values ('p', 'Okafor', 'Ada')");
            execute(
                    entities,
                    """
                    insert into patient_flag (id, patient_id, vulnerability, until_day)
                        select vulnerability, 'p', vulnerability, cast(now() at time zone 'Europe/London' as date) - days
                        from (values ('DEMENTIA', 0), ('VETERAN', 1)) flag (vulnerability, days)
                    """);
            Patients patients = new Patients();
            patients.entities = entities;
            assertThat(patients.find("p").orElseThrow().vulnerableAs()).isEqualTo(Vulnerability.DEMENTIA.words());
            entities.getTransaction().rollback();
        }
    }

    private static void execute(EntityManager entities, String sql) {
        entities.createNativeQuery(sql).executeUpdate();
    }
}
