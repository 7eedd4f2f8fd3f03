package dev.switchboard.bench.measured;

import dev.switchboard.bench.process.ChildProcess;
import dev.switchboard.bench.process.Cost;
import dev.switchboard.bench.process.UpdateSeries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * RabbitMQ with its plugin for STOMP over WebSocket, as Debian installs it, with data and ports of
 * its own. Fed over STOMP.
 */
final class Rabbit implements MeasuredSystem {

    private static final Path SERVER = Path.of("/usr/lib/rabbitmq/bin/rabbitmq-server");
    private static final String NAMES_PORT = "ERL_EPMD_PORT";
    private static final String DESTINATION = "/topic/contracts";

    private final ChildProcess server;
    private final int namesPort;
    private final SubscriberEndpoint endpoint;
    private final StompFeed feed;

    private Rabbit(
            ChildProcess server, int namesPort, SubscriberEndpoint endpoint, StompFeed feed) {
        this.server = server;
        this.namesPort = namesPort;
        this.endpoint = endpoint;
        this.feed = feed;
    }

    /**
     * Starts it, and returns when it serves.
     *
     * @throws AbsentException when it is not installed
     */
    static Rabbit start(Machine machine) throws IOException {
        if (!Files.isExecutable(SERVER)) {
            throw new AbsentException("needs RabbitMQ: apt-get install rabbitmq-server");
        }
        Path folder = Files.createDirectories(machine.folder().resolve(Systems.RABBIT));
        int port = Machine.freePort();
        int namesPort = Machine.freePort();
        Files.writeString(folder.resolve("enabled"), "[rabbitmq_web_stomp].");
        Files.writeString(
                folder.resolve("rabbit.conf"),
                """
                listeners.tcp.default = 127.0.0.1:%d
                stomp.listeners.tcp.1 = 127.0.0.1:%d
                web_stomp.tcp.ip = 127.0.0.1
                web_stomp.tcp.port = %d
                web_stomp.tcp.backlog = 10000
                """
                        .formatted(Machine.freePort(), Machine.freePort(), port));
        ChildProcess server =
                ChildProcess.logging(
                        Systems.RABBIT,
                        List.of(SERVER.toString()),
                        environment(folder, namesPort),
                        machine.log(Systems.RABBIT));
        machine.awaitPort(Systems.RABBIT, server, port);
        SubscriberEndpoint endpoint = new SubscriberEndpoint(port, "/ws", DESTINATION, true);
        return new Rabbit(server, namesPort, endpoint, StompFeed.connect(endpoint));
    }

    private static Map<String, String> environment(Path folder, int namesPort) throws IOException {
        return Map.of(
                "HOME",
                folder.toString(),
                // the Erlang machine takes the script's place, so that its cost can be told
                "RABBITMQ_ALLOW_INPUT",
                "true",
                "RABBITMQ_NODENAME",
                "bench@localhost",
                NAMES_PORT,
                Integer.toString(namesPort),
                "RABBITMQ_DIST_PORT",
                Integer.toString(Machine.freePort()),
                "RABBITMQ_MNESIA_BASE",
                folder.resolve("data").toString(),
                "RABBITMQ_LOG_BASE",
                folder.resolve("log").toString(),
                "RABBITMQ_PID_FILE",
                folder.resolve("pid").toString(),
                "RABBITMQ_CONFIG_FILE",
                folder.resolve("rabbit.conf").toString(),
                "RABBITMQ_ENABLED_PLUGINS_FILE",
                folder.resolve("enabled").toString());
    }

    @Override
    public String name() {
        return Systems.RABBIT;
    }

    @Override
    public SubscriberEndpoint endpoint() {
        return endpoint;
    }

    @Override
    public int lanes() {
        return feed.lanes();
    }

    @Override
    public void publish(UpdateSeries updates) throws IOException {
        feed.send(updates);
    }

    @Override
    public void awaitPublished() {
        // publish has waited
    }

    @Override
    public Cost cost() {
        return server.cost();
    }

    @Override
    public void close() {
        feed.close();
        server.close();
        endNames();
    }

    /** Erlang's directory of names stays behind otherwise. */
    private void endNames() {
        ProcessBuilder end = new ProcessBuilder("epmd", "-kill");
        end.environment().put(NAMES_PORT, Integer.toString(namesPort));
        try {
            end.redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            System.err.println("Erlang's epmd may still run at port " + namesPort + ": " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
