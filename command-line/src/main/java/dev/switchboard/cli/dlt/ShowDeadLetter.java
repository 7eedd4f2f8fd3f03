package dev.switchboard.cli.dlt;

import dev.switchboard.cli.kafka.KafkaAccess;
import dev.switchboard.cli.kafka.KafkaOptions;
import dev.switchboard.cli.kafka.KafkaTrouble;
import dev.switchboard.cli.terminal.Terminal;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows one dead letter. */
@Command(
        name = "show",
        sortOptions = false,
        description =
                "Shows everything of a dead letter: where it came from, why it was not taken, its"
                        + " headers and its value.")
final class ShowDeadLetter implements Callable<Integer> {

    private final Terminal terminal;

    @Parameters(
            paramLabel = "POSITION",
            converter = DeadLetterPosition.Converter.class,
            description = "where it lies, as list prints it, such as 0-17")
    private DeadLetterPosition position = DeadLetterPosition.NONE;

    @Option(names = "--json", description = "as one line of JSON")
    private boolean json;

    @Mixin private KafkaOptions kafka = new KafkaOptions();

    ShowDeadLetter(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        return kafka.run(terminal, this::show);
    }

    private int show(KafkaAccess access) throws KafkaTrouble {
        try (DeadLetterReader reader = new DeadLetterReader(access)) {
            reader.at(List.of(position)).forEach(this::print);
        }
        return 0;
    }

    private void print(DeadLetterRecord letter) {
        if (json) {
            terminal.out().println(DeadLetterJson.of(letter));
        } else {
            new DeadLetterPage(terminal.out()).print(letter);
        }
    }
}
