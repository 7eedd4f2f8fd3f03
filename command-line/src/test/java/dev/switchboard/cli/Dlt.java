package dev.switchboard.cli;

import dev.switchboard.cli.dlt.DeadLetterTopic;
import dev.switchboard.cli.terminal.Screen;
import dev.switchboard.cli.terminal.Terminal;
import dev.switchboard.testkit.TestKafka;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** The commands for dead letters, on the tests' Kafka. */
final class Dlt {

    /** What a command came to. */
    record Ended(int exit, List<String> out, List<String> err) {}

    private final DeadLetterTopic deadLetters;

    Dlt(DeadLetterTopic deadLetters) {
        this.deadLetters = deadLetters;
    }

    /** Runs a command, such as {@code list}, without a terminal. */
    Ended run(String... words) {
        return run(Screen::terminal, words);
    }

    /** Runs a command without a terminal that reads this. */
    Ended reading(String input, String... words) {
        return run(screen -> screen.reading(input), words);
    }

    /** Runs a command on a terminal before which a person types this. */
    Ended typing(String input, String... words) {
        return run(screen -> screen.typing(input), words);
    }

    private Ended run(Function<Screen, Terminal> terminal, String... words) {
        List<String> all = new ArrayList<>(List.of("dlt"));
        all.addAll(Arrays.asList(words));
        all.addAll(List.of("--kafka", TestKafka.bootstrapServers()));
        all.addAll(List.of("--topic-prefix", deadLetters.topics().prefix()));
        Screen screen = new Screen();
        int exit = CommandLine.run(terminal.apply(screen), all.toArray(String[]::new));
        return new Ended(exit, screen.out(), screen.err());
    }
}
