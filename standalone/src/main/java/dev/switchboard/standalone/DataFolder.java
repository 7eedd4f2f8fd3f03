package dev.switchboard.standalone;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The folder that holds data and logs, locked for this process alone. */
final class DataFolder implements AutoCloseable {

    private final Path folder;
    private final FileChannel lockFile;

    private DataFolder(Path folder, FileChannel lockFile) {
        this.folder = folder;
        this.lockFile = lockFile;
    }

    /**
     * Makes the folder where it is missing, and locks it.
     *
     * @throws StartFault when it can't be written to or another process has it
     */
    static DataFolder open(Path folder) {
        try {
            Files.createDirectories(folder.resolve("logs"));
            FileChannel lockFile =
                    FileChannel.open(
                            folder.resolve("switchboard.lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (lock(lockFile) == null) {
                lockFile.close();
                throw new StartFault(
                        "the data folder %s is in use by another instance: end that one, or name"
                                        .formatted(folder)
                                + " another folder with --data");
            }
            return new DataFolder(folder, lockFile);
        } catch (IOException e) {
            throw new StartFault(
                    "the data folder %s cannot be written to (%s): name another one with --data"
                            .formatted(folder, e.getMessage()));
        }
    }

    private static @Nullable FileLock lock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException e) {
            // another instance in this very process
            return null;
        }
    }

    Path kafka() {
        return folder.resolve("kafka");
    }

    Path postgres() {
        return folder.resolve("postgres");
    }

    Path redis() {
        return folder.resolve("redis");
    }

    /** Where {@link SecretKeys} keeps its key. */
    Path secretKey() {
        return folder.resolve("secret.key");
    }

    Path logs() {
        return folder.resolve("logs");
    }

    /** Lets go of the lock; the folder stays. */
    @Override
    public void close() throws IOException {
        lockFile.close();
    }
}
