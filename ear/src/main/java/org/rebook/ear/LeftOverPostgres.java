package org.rebook.ear;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A PostgreSQL that outlived the run which started it, because that run was killed. */
final class LeftOverPostgres {

    private LeftOverPostgres() {}

    /** Ends the server whose id stands in the data folder, where it still runs, so that the folder can be used again. */
    static void stop(Path folder) throws IOException {
        Path pidFile = folder.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        List<String> lines = Files.readAllLines(pidFile);
        Optional<ProcessHandle> postmaster = lines.isEmpty()
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                        .filter(p -> p.info().command().orElse("").contains("postgres"));
        if (postmaster.isPresent()) {
            postmaster.get().destroy();
            try {
                postmaster.get().onExit().get(30, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("Interrupted while the left-over PostgreSQL was stopping.", e);
            } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
                throw new IOException(
                        "A PostgreSQL (process %s) still uses %s and does not stop.".formatted(lines.get(0), folder),
                        e);
            }
        }
    }
}
