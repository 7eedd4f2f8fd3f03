package dev.switchboard.cli.dlt;

import dev.switchboard.cli.kafka.KafkaAccess;
import dev.switchboard.cli.kafka.KafkaOptions;
import dev.switchboard.cli.kafka.KafkaTrouble;
import dev.switchboard.cli.terminal.Terminal;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Has the keepers pass over a record that none of them can read. */
@Command(
        name = "skip",
        sortOptions = false,
        description = {
            "Skips a record of contract.updates at which keeping stands still, as no node's memory"
                    + " holds it. What is in it is lost; a dead letter says where it was.",
            "Broadcast nodes name such a record in their health and log, and skip no other."
        })
final class SkipRecord implements Callable<Integer> {

    private static final Duration LOOK = Duration.ofMillis(250);

    private final Terminal terminal;

    @Parameters(
            paramLabel = "POSITION",
            converter = DeadLetterPosition.Converter.class,
            description = "where it lies in contract.updates, such as 3-17")
    private DeadLetterPosition position = DeadLetterPosition.NONE;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "how long to wait until it is skipped; 30 if not given")
    private int wait;

    @Mixin private KafkaOptions kafka = new KafkaOptions();

    SkipRecord(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        return kafka.run(terminal, this::skip);
    }

    private int skip(KafkaAccess access) throws KafkaTrouble {
        try (KeeperPosition keeper = new KeeperPosition(access, position.partition())) {
            long next = keeper.next();
            if (next != position.offset()) {
                terminal.complain(
                        "keeping of partition %d does not stand at %s but at %s: only the record at"
                                        .formatted(
                                                position.partition(),
                                                position,
                                                new DeadLetterPosition(position.partition(), next))
                                + " which it stands can be skipped");
                return 1;
            }
            keeper.skip(position.offset());
            return await(keeper);
        }
    }

    private int await(KeeperPosition keeper) throws KafkaTrouble {
        long end = System.nanoTime() + Duration.ofSeconds(wait).toNanos();
        while (System.nanoTime() < end) {
            if (keeper.next() > position.offset()) {
                keeper.writeDeadLetter(position.offset());
                terminal.out().println("skipped " + position);
                return 0;
            }
            try {
                Thread.sleep(LOOK);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return 1;
            }
        }
        keeper.withdraw();
        terminal.complain(
                "no node has skipped %s in %d s: nodes skip only what they found that they can't"
                                .formatted(position, wait)
                        + " read; `./switchboard status` shows whether one stands still");
        return 1;
    }
}
