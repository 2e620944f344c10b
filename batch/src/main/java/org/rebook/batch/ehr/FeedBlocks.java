package org.rebook.batch.ehr;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.rebook.ehr.FeedFile;
import org.rebook.ehr.FeedFiles;
import org.rebook.ehr.FeedLine;

/** The lines of a feed's files, block by block in order; the next blocks are parsed while one is being written. */
final class FeedBlocks implements AutoCloseable {

    private static final int AHEAD = 3;

    private final Path folder;
    private final Iterator<FeedFile> files;
    private final int size;
    private final ExecutorService threads;
    private final Deque<Future<Block>> parsing = new ArrayDeque<>();

    private @Nullable BufferedReader reader;
    private String file = "";
    private int line;

    FeedBlocks(Path folder, List<FeedFile> files, int size, ExecutorService threads) {
        this.folder = folder;
        this.files = files.stream().filter(one -> !one.done()).iterator();
        this.size = size;
        this.threads = threads;
    }

    /** Some lines of one file. */
    record Block(String file, List<FeedLine> lines, int upTo, boolean isEnd) {}

    /** A line as it stands in the file. */
    private record Text(int number, String text) {}

    /** The next block; null after the last. */
    @Nullable
    Block next() throws IOException, InterruptedException {
        while (parsing.size() < AHEAD && submitNext()) {
            // One more is being parsed.
        }
        Future<Block> first = parsing.poll();
        try {
            return first == null ? null : first.get();
        } catch (ExecutionException e) {
            throw new IOException("A block of %s could not be parsed.".formatted(file), e.getCause());
        }
    }

    private boolean submitNext() throws IOException {
        BufferedReader open = reader == null ? open() : reader;
        if (open == null) {
            return false;
        }
        List<Text> texts = new ArrayList<>(size);
        String text = open.readLine();
        while (text != null) {
            line++;
            if (!text.isBlank()) {
                texts.add(new Text(line, text));
            }
            if (texts.size() == size) {
                break;
            }
            text = open.readLine();
        }
        boolean isEnd = text == null;
        String name = file;
        int upTo = line;
        parsing.add(threads.submit(() -> parsed(name, texts, upTo, isEnd)));
        if (isEnd) {
            open.close();
            reader = null;
        }
        return true;
    }

    private static Block parsed(String file, List<Text> texts, int upTo, boolean isEnd) {
        return new Block(
                file,
                texts.stream()
                        .map(text -> FeedLine.read(file, text.number(), text.text()))
                        .toList(),
                upTo,
                isEnd);
    }

    private @Nullable BufferedReader open() throws IOException {
        if (!files.hasNext()) {
            return null;
        }
        FeedFile next = files.next();
        file = next.file();
        line = 0;
        BufferedReader opened = FeedFiles.reader(folder.resolve(file));
        while (line < next.line() && opened.readLine() != null) {
            line++;
        }
        reader = opened;
        return opened;
    }

    @Override
    public void close() throws IOException {
        if (reader != null) {
            reader.close();
        }
    }
}
