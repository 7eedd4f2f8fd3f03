package dev.switchboard.cli.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.cli.terminal.Screen;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class WatchCommandTest {

    private static final String DEFAULT = "ws://localhost:8000/api/ws";

    private final CommandLine watch = new CommandLine(new WatchCommand(new Screen().terminal()));

    @Test
    void its_help_names_the_variable_and_the_default() {
        assertThat(watch.getUsageMessage()).contains("the variable WS_URI, or else", DEFAULT + ")");
    }
}
