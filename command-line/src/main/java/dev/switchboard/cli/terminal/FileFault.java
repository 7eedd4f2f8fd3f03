package dev.switchboard.cli.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Why a file that a command was given can't be read, in words for people. */
public final class FileFault {

    private FileFault() {}

    /** Worded to follow the file's name. */
    public static String describe(Path file, IOException fault) {
        if (fault instanceof NoSuchFileException) {
            return "cannot be read: there is no such file";
        }
        return Files.isDirectory(file) ? "cannot be read: it is a folder" : "cannot be read";
    }
}
