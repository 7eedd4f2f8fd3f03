package dev.switchboard.bench.measured;

import dev.switchboard.bench.process.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Peers from npm, in the versions of {@code benchmark-peers/npm/package-lock.json}, and a Node that
 * they run on.
 */
final class NpmPeers {

    private final Path modules;

    private NpmPeers(Path modules) {
        this.modules = modules;
    }

    /**
     * Installs them, if npm is there.
     *
     * @throws AbsentException if it is not, or cannot
     */
    static NpmPeers install(Machine machine) throws IOException {
        Path folder = Files.createDirectories(machine.folder().resolve("npm"));
        Path from = machine.home().resolve("benchmark-peers/npm");
        for (String file : List.of("package.json", "package-lock.json")) {
            Files.copy(from.resolve(file), folder.resolve(file));
        }
        try {
            int code =
                    new ProcessBuilder("npm", "ci", "--no-audit", "--no-fund")
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(machine.log("npm").toFile())
                            .start()
                            .waitFor();
            if (code != 0) {
                throw new AbsentException("npm cannot install them: see " + machine.log("npm"));
            }
        } catch (IOException e) {
            throw new AbsentException("needs npm: install Node.js (" + e.getMessage() + ")");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        return new NpmPeers(folder.resolve("node_modules"));
    }

    /** A program of a package; it logs. */
    ChildProcess start(Machine machine, String name, String program, List<String> arguments)
            throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                modules.resolve("node/bin/node").toString(),
                                modules.resolve(program).toString()));
        command.addAll(arguments);
        return ChildProcess.logging(name, command, Map.of(), machine.log(name));
    }
}
