package org.rebook.ehr;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The files of a feed, those first whose resources the others refer to. */
public final class FeedFiles {

    private FeedFiles() {}

    static List<String> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".ndjson") && Files.isRegularFile(file))
                    .sorted(Comparator.comparingInt(FeedFiles::rank).thenComparing(Path::getFileName))
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
    }

    /** A reader that puts a sign in the place of bytes that are no UTF-8, so that one line cannot end the import. */
    public static BufferedReader reader(Path file) throws IOException {
        return new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8), 1 << 16);
    }

    private static int rank(Path file) {
        try (BufferedReader lines = reader(file)) {
            String first = lines.readLine();
            String type = first == null ? null : Fingerprint.typeOf(first);
            int rank = Projections.ORDER.indexOf(String.valueOf(type));
            return rank < 0 ? Projections.ORDER.size() : rank;
        } catch (JsonProcessingException notJson) {
            return Projections.ORDER.size();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
