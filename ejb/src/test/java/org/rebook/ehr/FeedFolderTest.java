package org.rebook.ehr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedFolderTest {

    @TempDir
    Path outside;

    @Test
    void findsAFolderBelowTheRoot() throws IOException {
        Path root = Files.createDirectories(outside.resolve("feeds"));
        Path feed = Files.createDirectories(root.resolve("monday"));
        assertThat(FeedFolder.below(root.toString(), "monday")).isEqualTo(feed.toRealPath());
        assertThat(FeedFolder.below(root.toString(), feed.toString())).isEqualTo(feed.toRealPath());
    }

    @Test
    void refusesTheWayOut() throws IOException {
        Path root = Files.createDirectories(outside.resolve("feeds"));
        Files.createDirectories(outside.resolve("secrets"));
        assertThatThrownBy(() -> FeedFolder.below(root.toString(), "../secrets"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("../secrets");
    }

    @Test
    void refusesALinkThatLeadsOut() throws IOException {
        Path root = Files.createDirectories(outside.resolve("feeds"));
        Files.createSymbolicLink(root.resolve("link"), Files.createDirectories(outside.resolve("secrets")));
        assertThatThrownBy(() -> FeedFolder.below(root.toString(), "link"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesEverythingWhereNoRootIsSet() {
        assertThatThrownBy(() -> FeedFolder.below(null, "monday")).hasMessageContaining("REBOOK_FEED_DIR");
    }
}
