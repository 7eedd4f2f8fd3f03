package dev.switchboard.standalone;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What can be said on the command line. */
@Command(
        name = "./switchboard run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpWidth = 100,
        description =
                "Runs everything in one process: REST, STOMP, /ws and SSE on one port, and Kafka."
                        + " Ctrl-C ends it; the data stays.")
final class Options {

    /** Kafka's usual port; taken where it is free. */
    static final int USUAL_KAFKA_PORT = 9092;

    /** No port was asked for. */
    static final int NONE = Integer.MIN_VALUE;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "${env:PORT:-8000}",
            description = "where to listen (default: ${DEFAULT-VALUE}; 0: any free port)")
    int port = 8000;

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "the address to listen at; 0.0.0.0 for all (default: ${DEFAULT-VALUE})")
    String host = "127.0.0.1";

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            defaultValue = "./data",
            description = "where data and logs are kept (default: ${DEFAULT-VALUE})")
    Path data = Path.of("data");

    @Option(
            names = "--kafka-port",
            paramLabel = "PORT",
            description =
                    "where Kafka listens, on 127.0.0.1 (default: 9092, or any free port where that"
                            + " is taken)")
    int kafkaPort = NONE;
}
