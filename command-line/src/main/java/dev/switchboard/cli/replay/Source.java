package dev.switchboard.cli.replay;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Where updates are read from: a file, or a stream that passes once.
 *
 * @param name as given on the command line; {@code -} is the standard input
 */
record Source(String name, InputStream standardInput) {

    private static final int DIGEST_CHARACTERS = 32;

    /** Opens it as CSV or NDJSON, by the ending of its name or else by its first character. */
    RowReader open() throws IOException, UnusableFileException {
        if (!isStream() && !Files.isReadable(path())) {
            throw new UnusableFileException(
                    Files.exists(path()) ? "cannot be read" : "there is no such file");
        }
        if (Files.isDirectory(path())) {
            throw new UnusableFileException("is a folder");
        }
        ByteReader bytes =
                new ByteReader(isStream() ? standardInput : new FileInputStream(path().toFile()));
        int first = bytes.peekText();
        if (first == '[') {
            throw new UnusableFileException(
                    "is a JSON array; replay reads one update a line (jq -c '.[]' makes them)");
        }
        return first != ByteReader.END && isCsv(first)
                ? new CsvReader(bytes)
                : new NdjsonReader(bytes);
    }

    private boolean isCsv(int first) {
        return name.endsWith(".csv") || (first != '{' && !name.matches(".*\\.(ndjson|jsonl|json)"));
    }

    /** Its size in bytes, where it has one. */
    OptionalLong size() throws IOException {
        return isRegular() ? OptionalLong.of(Files.size(path())) : OptionalLong.empty();
    }

    /**
     * What names its content: the same for the same bytes, so that a repeat is known as one. A
     * stream cannot be read twice; each is taken as a new one.
     */
    String fingerprint() throws IOException {
        if (!isRegular()) {
            return UUID.randomUUID().toString();
        }
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        try (InputStream in = new DigestInputStream(new FileInputStream(path().toFile()), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, DIGEST_CHARACTERS);
    }

    private boolean isStream() {
        return name.equals("-");
    }

    private boolean isRegular() {
        return !isStream() && Files.isRegularFile(path());
    }

    private Path path() {
        return Path.of(name);
    }
}
