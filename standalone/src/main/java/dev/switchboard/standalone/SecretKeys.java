package dev.switchboard.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;

/**
 * The keys with which the router encrypts secrets: those that the environment names, and one that
 * is drawn once and kept in the data folder, in a file that its owner alone can read.
 */
final class SecretKeys {

    /** The router's variable for them. */
    static final String VARIABLE = "MCP_SECRET_KEYS";

    private static final int BYTES = 32;

    private SecretKeys() {}

    /**
     * All of them, separated by commas, the one to encrypt with first. Draws one if the environment
     * names none and the folder has none.
     *
     * @throws StartFault when the file cannot be read or written
     */
    static String read(Path file, Map<String, String> environment) {
        String given = environment.getOrDefault(VARIABLE, "").strip();
        try {
            if (Files.notExists(file)) {
                if (!given.isEmpty()) {
                    return given;
                }
                write(file, draw());
            }
            String kept = Files.readString(file).strip();
            requireKey(file, kept);
            // what was encrypted before the environment named a key must stay readable
            return given.isEmpty() ? kept : given + "," + kept;
        } catch (IOException e) {
            throw new StartFault(
                    "the key in %s cannot be read or written: %s".formatted(file, e.getMessage()));
        }
    }

    private static String draw() {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getEncoder().encodeToString(random);
    }

    /** There is no moment at which others could read it, nor one at which a part of it is there. */
    private static void write(Path file, String key) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(unfinished);
        Files.createFile(
                unfinished,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(unfinished, key + "\n", StandardOpenOption.WRITE);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void requireKey(Path file, String text) {
        try {
            if (Base64.getDecoder().decode(text).length == BYTES) {
                return;
            }
        } catch (IllegalArgumentException e) {
            // not Base64: refused below
        }
        throw new StartFault(
                ("%s holds no key of %d bytes as Base64: put back the file, or delete it and register"
                                + " the headers of MCP servers anew")
                        .formatted(file, BYTES));
    }
}
