package dev.switchboard.stores;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The servers' programs, unpacked from the jars they come in: once for a user and version, in
 * {@code ~/.cache/switchboard}, or in the store's own folder where there is no such place.
 */
final class Software {

    private static final Logger LOG = LoggerFactory.getLogger(Software.class);

    private static final boolean MAC =
            System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("mac");
    private static final boolean ARM = System.getProperty("os.arch", "").equals("aarch64");

    private Software() {}

    /** What is done with a resource to have it in a folder. */
    private interface Unpacking {
        void into(InputStream packed, Path folder) throws IOException;
    }

    /** The folder with PostgreSQL's {@code bin}, {@code lib} and {@code share}. */
    static Path postgres(List<Path> places) throws IOException {
        String resource =
                "postgres-%s-%s.txz".formatted(MAC ? "darwin" : "linux", ARM ? "arm_64" : "x86_64");
        return unpacked("PostgreSQL", resource, places, Archive::unpack);
    }

    /** The folder with {@code redis-server}. */
    static Path redis(List<Path> places) throws IOException {
        String resource =
                MAC
                        ? "redis-server-6.2.6-v5-darwin-" + (ARM ? "arm64" : "amd64")
                        : ARM
                                ? "redis-server-6.2.7-linux-arm64"
                                : "redis-server-6.2.6-v5-linux-amd64";
        return unpacked(
                "Redis",
                resource,
                places,
                (packed, folder) -> {
                    Path program = folder.resolve("redis-server");
                    Files.copy(packed, program);
                    if (!program.toFile().setExecutable(true)) {
                        throw new IOException(program + " cannot be made executable");
                    }
                });
    }

    /** Where programs are kept for all data folders of this user. */
    static Path shared() {
        String cache = System.getenv("XDG_CACHE_HOME");
        Path caches =
                cache == null || cache.isBlank()
                        ? Path.of(System.getProperty("user.home", "/"), ".cache")
                        : Path.of(cache);
        return caches.resolve("switchboard");
    }

    private static Path unpacked(
            String name, String resource, List<Path> places, Unpacking unpacking)
            throws IOException {
        URL packed = Software.class.getClassLoader().getResource(resource);
        if (packed == null) {
            throw new StoreStartException(
                    "%s for this kind of machine (%s) is not among the libraries: start one of your"
                                    .formatted(name, resource)
                            + " own, and name it in DATABASE_URL or REDIS_URL");
        }
        FileSystemException refused = null;
        for (Path place : places) {
            try {
                return unpacked(packed, place.resolve(version(packed)), unpacking);
            } catch (FileSystemException e) {
                LOG.debug("{} cannot be unpacked to {}", name, place, e);
                refused = e;
            }
        }
        throw Objects.requireNonNull(refused);
    }

    /** The name of the jar, which tells the version. */
    private static String version(URL packed) throws IOException {
        return packed.openConnection() instanceof JarURLConnection jar
                ? Path.of(jar.getJarFileURL().getPath())
                        .getFileName()
                        .toString()
                        .replace(".jar", "")
                : "unversioned";
    }

    /** Unpacks beside the place and moves it there whole: nobody ever finds half of it. */
    private static Path unpacked(URL packed, Path folder, Unpacking unpacking) throws IOException {
        if (Files.isDirectory(folder)) {
            return folder;
        }
        Path parent = Folders.create(Objects.requireNonNull(folder.getParent()));
        Path beside = Files.createTempDirectory(parent, "unpacking");
        try (InputStream in = packed.openStream()) {
            unpacking.into(in, beside);
            move(beside, folder);
            return folder;
        } finally {
            Folders.delete(beside);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            // another process was faster
            if (!Files.isDirectory(to)) {
                throw e;
            }
        }
    }

    /** The reason that the operating system gives, or what else there is. */
    static String reason(@Nullable Throwable e) {
        if (e instanceof FileSystemException file && file.getReason() != null) {
            return file.getFile() + ": " + file.getReason();
        }
        return e == null ? "unknown" : String.valueOf(e.getMessage());
    }
}
