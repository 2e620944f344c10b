package org.rebook.ear.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** A list kept beside the code: one row a line, fields parted by semicolons, comments begun by a hash. */
final class DataTable {

    private DataTable() {}

    static <T> List<T> read(String file, Function<String[], T> row) {
        try (InputStream in = Objects.requireNonNull(DataTable.class.getResourceAsStream(file), file);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> row.apply(line.split(";", -1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the list " + file + ".", e);
        }
    }
}
