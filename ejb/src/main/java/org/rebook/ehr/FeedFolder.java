package org.rebook.ehr;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where feeds may be read from: at or below the folder that REBOOK_FEED_DIR names, and nowhere else. */
public final class FeedFolder {

    private FeedFolder() {}

    /** @throws IllegalArgumentException when the folder is not there or lies elsewhere */
    public static Path of(@Nullable String folder) {
        return below(System.getenv("REBOOK_FEED_DIR"), folder);
    }

    static Path below(@Nullable String root, @Nullable String folder) {
        if (root == null || root.isBlank()) {
            throw new IllegalArgumentException(
                    "argument: no feed can be read, because REBOOK_FEED_DIR does not say from where.");
        }
        if (folder == null || folder.isBlank() || folder.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("argument: the folder of the feed is missing.");
        }
        try {
            Path allowed = Path.of(root).toRealPath();
            Path asked = allowed.resolve(folder).normalize();
            if (asked.startsWith(allowed)
                    && Files.isDirectory(asked)
                    && asked.toRealPath().startsWith(allowed)) {
                return asked.toRealPath();
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("argument: '%s' cannot be read.".formatted(folder), e);
        }
        throw new IllegalArgumentException(
                "argument: '%s' is no folder at or below the one that REBOOK_FEED_DIR names.".formatted(folder));
    }
}
