package dev.switchboard.stores;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What PostgreSQL keeps on disk: its data and its password.
 *
 * @param programs PostgreSQL's own
 */
record PostgresFolder(Path folder, Path programs, Path log, RunAs user) {

    /** Locales are the operating system's, and change with it: this one PostgreSQL brings along. */
    private static final List<String> NEW_CLUSTER =
            List.of(
                    "--username=" + PostgresProbe.USER,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--locale=C",
                    "--no-instructions");

    /** Less memory and fewer processes than a server that has a machine to itself. */
    private static final List<String> SMALL =
            List.of(
                    "shared_buffers=32MB",
                    "max_connections=50",
                    "max_wal_size=256MB",
                    "io_method=sync",
                    "jit=off",
                    "log_checkpoints=off");

    static PostgresFolder of(Path folder, Path programs, Path log) {
        return new PostgresFolder(folder, programs, log, RunAs.find(programs.resolve("postgres")));
    }

    String password() throws IOException {
        return new Password(folder).read();
    }

    /** The command that runs the server. */
    List<String> command(int port) {
        List<String> settings = new ArrayList<>(SMALL);
        settings.add("listen_addresses=127.0.0.1");
        settings.add("unix_socket_directories=");
        settings.add("port=" + port);
        List<String> arguments = new ArrayList<>(List.of("-D", data().toString()));
        settings.forEach(setting -> arguments.addAll(List.of("-c", setting)));
        return user.command(programs.resolve("postgres"), arguments);
    }

    /** Makes a cluster where there is none, beside its place: half of one is never met there. */
    void initialize() throws IOException {
        Path data = data();
        if (Files.isDirectory(data)) {
            requireOwn(data);
            return;
        }
        Path beside = folder.resolve("data.new");
        Folders.delete(beside);
        String password = password();
        List<String> arguments = new ArrayList<>(NEW_CLUSTER);
        arguments.add("--pwfile=" + new Password(folder).file());
        arguments.add("--pgdata=" + beside);
        LogTail tail = LogTail.after(log);
        if (password.isEmpty() || run("initdb", arguments) != 0) {
            throw new StoreStartException(
                    "PostgreSQL cannot make its data in %s: %s".formatted(folder, tail.lastLine()));
        }
        Files.move(beside, data, StandardCopyOption.ATOMIC_MOVE);
    }

    private void requireOwn(Path data) throws IOException {
        Path version = data.resolve("PG_VERSION");
        if (Files.notExists(version) || Files.notExists(new Password(folder).file())) {
            throw new StoreStartException(
                    "the folder %s holds no data of PostgreSQL with a password beside them: move it"
                                    .formatted(folder)
                            + " away, or name another folder with --data");
        }
        String theirs = Files.readString(version).strip();
        String ours = version();
        if (!theirs.equals(ours)) {
            throw new StoreStartException(
                    "the data in %s are those of PostgreSQL %s, this is %s: move them with pg_dump,"
                                    .formatted(folder, theirs, ours)
                            + " or name another folder with --data");
        }
    }

    /** The major version, as the file that clusters are made from says in its first line. */
    private String version() throws IOException {
        Path made = programs.resolveSibling("share").resolve("postgresql").resolve("postgres.bki");
        try (Stream<String> lines = Files.lines(made)) {
            return lines.findFirst().orElse("").replaceFirst("^# PostgreSQL ", "");
        }
    }

    /** Ends a server that still works on these data, though the process that started it is gone. */
    void endLeftover() throws IOException {
        Path file = data().resolve("postmaster.pid");
        if (Files.notExists(file)) {
            return;
        }
        String pid = Files.readAllLines(file).stream().findFirst().orElse("").strip();
        if (Processes.of(pid, data()).isEmpty()) {
            if (Processes.isAny(pid)) {
                // Another program's by now, which PostgreSQL would take for a server of its own.
                Files.delete(file);
            }
        } else if (stop("fast") != 0 && stop("immediate") != 0 && !Processes.ends(pid, data())) {
            throw new StoreStartException(
                    "process %s is a PostgreSQL that still works in %s and does not end: end it"
                            .formatted(pid, folder));
        }
    }

    private int stop(String mode) throws IOException {
        return run(
                "pg_ctl", List.of("stop", "-D", data().toString(), "-w", "-t", "10", "-m", mode));
    }

    private int run(String program, List<String> arguments) throws IOException {
        Process process =
                new ProcessBuilder(user.command(programs.resolve(program), arguments))
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(Redirect.appendTo(log.toFile()))
                        .start();
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + program + " ran", e);
        }
    }

    private Path data() {
        return folder.resolve("data");
    }
}
