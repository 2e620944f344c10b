package org.rebook.schema;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rows as one text array for each column, so that thousands of them go to the database in one statement.
 *
 * <p>In the statement {@code :rows} stands for the rows, named {@code x}; its columns are text and are cast there. It may
 * stand there once.
 */
public final class Columns<R> {

    private final List<R> rows;
    private final List<String> names = new ArrayList<>();
    private final List<Function<R, @Nullable Object>> values = new ArrayList<>();

    public Columns(List<R> rows) {
        this.rows = rows;
    }

    public Columns<R> with(String name, Function<R, @Nullable Object> value) {
        names.add(name);
        values.add(value);
        return this;
    }

    /** Texts as one cell, which the statement casts to an array. */
    public static String array(List<String> texts) {
        return texts.stream()
                .map(text -> '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }

    public int run(Connection connection, String sql) throws SQLException {
        if (rows.isEmpty()) {
            return 0;
        }
        try (PreparedStatement statement = prepared(connection, sql)) {
            return statement.executeUpdate();
        }
    }

    /** Makes a value of a row of an answer. */
    public interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** What the statement answers with. */
    public <T> List<T> ask(Connection connection, String sql, Reader<T> reader) throws SQLException {
        List<T> answers = new ArrayList<>();
        if (rows.isEmpty()) {
            return answers;
        }
        try (PreparedStatement statement = prepared(connection, sql);
                ResultSet found = statement.executeQuery()) {
            while (found.next()) {
                answers.add(reader.read(found));
            }
        }
        return answers;
    }

    private PreparedStatement prepared(Connection connection, String sql) throws SQLException {
        String arrays = "unnest(" + "?, ".repeat(names.size() - 1) + "?) as x(" + String.join(", ", names) + ")";
        PreparedStatement statement = connection.prepareStatement(sql.replace(":rows", arrays));
        for (int column = 0; column < names.size(); column++) {
            statement.setArray(column + 1, connection.createArrayOf("text", texts(values.get(column))));
        }
        return statement;
    }

    private String[] texts(Function<R, @Nullable Object> value) {
        String[] texts = new String[rows.size()];
        for (int row = 0; row < texts.length; row++) {
            Object cell = value.apply(rows.get(row));
            texts[row] = cell == null ? null : cell.toString();
        }
        return texts;
    }
}
