package dev.switchboard.kafka;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** What a process leaves on the disk when it is killed, taken from under it while it runs. */
final class FolderCopy extends SimpleFileVisitor<Path> {

    private final Path from;
    private final Path to;

    private FolderCopy(Path from, Path to) {
        this.from = from;
        this.to = to;
    }

    /** Copies all below {@code from} into {@code to}. */
    static void of(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new FolderCopy(from, to));
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
            throws IOException {
        Files.createDirectories(to.resolve(from.relativize(folder)));
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        try {
            Files.copy(file, to.resolve(from.relativize(file)));
            return FileVisitResult.CONTINUE;
        } catch (NoSuchFileException e) {
            return visitFileFailed(file, e);
        }
    }

    /** The broker writes a file under another name first, which is gone a moment later. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
        if (e instanceof NoSuchFileException) {
            return FileVisitResult.CONTINUE;
        }
        throw e;
    }
}
