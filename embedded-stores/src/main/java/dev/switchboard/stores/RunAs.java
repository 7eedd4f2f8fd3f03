package dev.switchboard.stores;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How PostgreSQL is run, which refuses to be root: as this user, or, where that is root, in a user
 * namespace, in which the owner of the folder is not called root.
 *
 * @param prefix stands before the command
 */
record RunAs(List<String> prefix) {

    private static final List<String> NAMESPACE = List.of("unshare", "-U");

    RunAs {
        prefix = List.copyOf(prefix);
    }

    /**
     * @param program one of PostgreSQL's, which is tried
     * @throws StoreStartException when this user is root and cannot help being so
     */
    static RunAs find(Path program) {
        if (!System.getProperty("user.name", "").equals("root")) {
            return new RunAs(List.of());
        }
        RunAs namespace = new RunAs(NAMESPACE);
        if (!namespace.works(program)) {
            throw new StoreStartException(
                    "PostgreSQL does not run as root, and this machine gives root no other name"
                            + " (unshare -U): start as another user, or start a PostgreSQL and name"
                            + " it in DATABASE_URL");
        }
        return namespace;
    }

    List<String> command(Path program, List<String> arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.add(program.toString());
        command.addAll(arguments);
        return command;
    }

    private boolean works(Path program) {
        try {
            return new ProcessBuilder(command(program, List.of("--version")))
                            .redirectOutput(Redirect.DISCARD)
                            .redirectError(Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
