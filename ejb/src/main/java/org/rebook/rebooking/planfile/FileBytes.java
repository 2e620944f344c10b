package org.rebook.rebooking.planfile;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** The bytes of a file, unpacked where its name ends in {@code .gz}, and their fingerprint. */
final class FileBytes {

    private static final int BUFFER = 1 << 16;

    private FileBytes() {}

    static InputStream read(Path file) throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        return isPacked(file) ? new BufferedInputStream(new GZIPInputStream(bytes, BUFFER), BUFFER) : bytes;
    }

    static OutputStream write(Path file, boolean packed) throws IOException {
        OutputStream bytes = new BufferedOutputStream(Files.newOutputStream(file), BUFFER);
        return packed ? new BufferedOutputStream(new GZIPOutputStream(bytes, BUFFER), BUFFER) : bytes;
    }

    /** Why a file cannot be read; a packed one that ends too early says nothing of itself. */
    static String why(IOException unreadable) {
        return unreadable.getMessage() == null ? "it ends too early." : unreadable.getMessage();
    }

    static boolean isPacked(Path file) {
        return file.toString().endsWith(".gz");
    }

    static DigestInputStream fingerprinted(InputStream bytes) {
        try {
            return new DigestInputStream(bytes, MessageDigest.getInstance("SHA-256"));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    static String fingerprint(DigestInputStream bytes) {
        return "sha256:" + HexFormat.of().formatHex(bytes.getMessageDigest().digest());
    }
}
