package dev.switchboard.stores;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/** The password of an embedded store: drawn once, kept in a file that its owner alone can read. */
final class Password {

    private static final int BYTES = 24;

    private final Path file;

    Password(Path folder) {
        this.file = folder.resolve("password");
    }

    Path file() {
        return file;
    }

    /** The password; a new one where there is none yet. */
    String read() throws IOException {
        if (Files.notExists(file)) {
            byte[] random = new byte[BYTES];
            new SecureRandom().nextBytes(random);
            Folders.write(file, HexFormat.of().formatHex(random));
        }
        return Files.readString(file).strip();
    }
}
