package org.rebook.ear;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Looks into a database, and goes round the application; where none is named, into that of the shared Rebook. */
public final class Sql {

    private Sql() {}

    /** The first column of the first row. */
    public static String text(String query) throws SQLException {
        return text(Rebook.database(), query);
    }

    static String text(DataSource database, String query) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    public static long number(String query) throws SQLException {
        return Long.parseLong(text(query));
    }

    /** Every row, its columns with a bar between them. */
    static List<String> rows(DataSource database, String query) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                StringBuilder row = new StringBuilder(String.valueOf(rows.getString(1)));
                for (int column = 2; column <= rows.getMetaData().getColumnCount(); column++) {
                    row.append('|').append(rows.getString(column));
                }
                found.add(row.toString());
            }
            return found;
        }
    }

    public static void execute(String sql) throws SQLException {
        execute(Rebook.database(), sql);
    }

    static void execute(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Holds the rows that a query locks, so that whoever would change them waits until this is closed. */
    static Connection hold(DataSource database, String query) throws SQLException {
        Connection connection = database.getConnection();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            if (!rows.next()) {
                throw new IllegalStateException("There is nothing to hold: " + query);
            }
        }
        return connection;
    }
}
