package org.rebook.ear;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseIT {

    @TempDir
    Path folder;

    @Test
    void waitsForTheDiskWhereSomebodyReliesOnTheData() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.startDurable(folder.resolve("data"))) {
            assertThat(setting(database, "fsync")).isEqualTo("on");
            assertThat(setting(database, "synchronous_commit")).isEqualTo("on");
            assertThat(setting(database, "full_page_writes")).isEqualTo("on");
        }
    }

    private static String setting(EmbeddedDatabase database, String name) throws Exception {
        try (Connection connection = Rebook.dataSource(database).getConnection();
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("show " + name)) {
            answer.next();
            return answer.getString(1);
        }
    }
}
