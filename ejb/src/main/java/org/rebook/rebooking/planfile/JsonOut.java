package org.rebook.rebooking.planfile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes a file beside the one that is asked for, which it becomes only when it is whole. */
final class JsonOut implements AutoCloseable {

    final JsonGenerator json;

    private final Path file;
    private final Path unfinished;
    private boolean isWhole;

    JsonOut(Path file) throws IOException {
        this.file = file.toAbsolutePath();
        Path folder = this.file.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new BadFile("There is no folder for %s.".formatted(file));
        }
        unfinished = folder.resolve("." + this.file.getFileName() + ".unfinished");
        json = generator(FileBytes.write(unfinished, FileBytes.isPacked(file)));
    }

    static JsonGenerator generator(OutputStream bytes) throws IOException {
        JsonGenerator json = new JsonFactory().createGenerator(bytes);
        json.setPrettyPrinter(new Layout());
        return json;
    }

    void finish() throws IOException {
        json.writeRaw('\n');
        isWhole = true;
    }

    @Override
    public void close() throws IOException {
        json.close();
        if (isWhole) {
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        } else {
            Files.deleteIfExists(unfinished);
        }
    }
}
