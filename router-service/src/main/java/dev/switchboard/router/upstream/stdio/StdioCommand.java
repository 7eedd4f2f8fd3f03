package dev.switchboard.router.upstream.stdio;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How to start a server. No shell reads it.
 *
 * @param command a program, looked for in {@code PATH} unless it is a path
 * @param environment beside the few variables that every child has
 * @param folder in which it starts; that of the router if there is none
 */
public record StdioCommand(
        String command,
        List<String> arguments,
        Map<String, String> environment,
        Optional<Path> folder) {

    /** What programs need to run at all; the router's other variables may hold secrets. */
    private static final List<String> INHERITED =
            List.of("PATH", "HOME", "USER", "LOGNAME", "SHELL", "TERM", "LANG", "TMPDIR", "TZ");

    public StdioCommand {
        if (command.isBlank()) {
            throw new IllegalArgumentException("command must name a program");
        }
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /** Not started yet. */
    ProcessBuilder builder(Map<String, String> own) {
        ProcessBuilder builder = new ProcessBuilder();
        builder.command().add(command);
        builder.command().addAll(arguments);
        folder.map(Path::toFile).ifPresent(builder::directory);
        Map<String, String> variables = builder.environment();
        Map<String, String> inherited = new LinkedHashMap<>(variables);
        inherited.keySet().retainAll(INHERITED);
        variables.clear();
        variables.putAll(inherited);
        variables.putAll(environment);
        variables.putAll(own);
        return builder;
    }

    /** Without arguments and environment, which may hold secrets. */
    @Override
    public String toString() {
        return command;
    }
}
