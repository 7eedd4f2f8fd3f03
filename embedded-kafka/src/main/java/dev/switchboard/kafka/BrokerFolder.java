package dev.switchboard.kafka;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A broker's folder, held against other brokers until closed. Kafka itself guards its logs only
 * after it has begun to write metadata, hence the lock of our own.
 */
final class BrokerFolder implements AutoCloseable {

    private final Path folder;
    private final FileChannel lock;

    private BrokerFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /**
     * Creates the folder where it is missing, and takes it.
     *
     * @throws UnusableDataFolderException when it cannot be written or is taken
     */
    static BrokerFolder take(Path path) {
        Path folder = path.toAbsolutePath().normalize();
        try {
            Files.createDirectories(folder.resolve("log"));
            return new BrokerFolder(folder, lock(folder));
        } catch (IOException e) {
            throw new UnusableDataFolderException(folder, reason(e), e);
        }
    }

    /** Where the logs are, those of metadata included. */
    Path logs() {
        return folder.resolve("log");
    }

    /**
     * Gives a new folder its cluster id; leaves one that has been used as it is.
     *
     * @throws UnusableDataFolderException when it cannot be written
     */
    void formatIfNew() {
        if (Files.exists(logs().resolve("meta.properties"))) {
            return;
        }
        try (PrintStream silent =
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(silent)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(BrokerSettings.NODE_ID)
                    .setControllerListenerName(BrokerSettings.CONTROLLER)
                    .addDirectory(logs().toString())
                    .setMetadataLogDirectory(logs().toString())
                    .run();
        } catch (Exception e) { // what Formatter.run declares
            throw unusable(e);
        }
    }

    UnusableDataFolderException unusable(Exception e) {
        return new UnusableDataFolderException(folder, reason(e), e);
    }

    /** Lets go of the folder. */
    @Override
    public void close() throws IOException {
        lock.close();
    }

    private static FileChannel lock(Path folder) throws IOException {
        FileChannel channel =
                FileChannel.open(
                        folder.resolve("broker.lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // taken within this JVM; said below, as for another
        }
        channel.close();
        throw new IOException("another broker is using it");
    }

    private static String reason(Exception e) {
        return switch (e) {
            case java.nio.file.AccessDeniedException _ -> "access is denied";
            case java.nio.file.FileAlreadyExistsException _ -> "a file stands in its place";
            case java.nio.file.FileSystemException f when f.getReason() != null -> f.getReason();
            default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        };
    }
}
