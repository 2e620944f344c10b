package org.rebook.ehr;

import org.jspecify.annotations.Nullable;
import org.rebook.ehr.Received.Line;

/** A line of a feed as it was read: a resource, or why it is none. */
public record FeedLine(Line line, @Nullable Received received, @Nullable RefusedResource refusal) {

    public static FeedLine read(String file, int number, String text) {
        Line line = new Line(file, number);
        try {
            return new FeedLine(line, Received.json(text, line), null);
        } catch (RefusedResource refusal) {
            return new FeedLine(line, null, refusal);
        }
    }
}
