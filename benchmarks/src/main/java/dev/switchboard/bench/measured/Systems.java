package dev.switchboard.bench.measured;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The systems by name; each is started when it is first asked for. One thread. */
public final class Systems implements AutoCloseable {

    /** The broadcast service of this build, fed with test updates: past the keeper. */
    public static final String OURS = "ours";

    /** The same process, fed with updates, which go through the keeper. */
    public static final String OURS_KEPT = "ours-kept";

    /** Stands for {@link #OURS} in the name of another build. */
    public static final String BEFORE = "before";

    public static final String FLOOR = "floor";
    public static final String FLOOR_UNBATCHED = "floor-unbatched";
    public static final String SPRING = "spring";
    public static final String ARTEMIS = "artemis";
    public static final String RABBIT = "rabbitmq";

    /** Stands before the name of a system that is fed by POST and Kafka. */
    public static final String POSTED = "post-";

    private static final String KEPT = "-kept";
    private static final int BATCH = 64;

    private final Machine machine;
    private final @Nullable Path before;
    private final Peers peers;
    private final Brokers brokers;
    private final Map<String, MeasuredSystem> started = new LinkedHashMap<>();

    /**
     * @param before the folder of another build of ours
     */
    public Systems(Machine machine, @Nullable Path before) {
        this.machine = machine;
        this.before = before;
        this.peers = new Peers(machine);
        this.brokers = new Brokers(machine);
    }

    /**
     * Starts it unless it runs.
     *
     * @throws AbsentException when it is not installed here
     */
    public MeasuredSystem get(String name) throws IOException {
        MeasuredSystem running = started.get(name);
        if (running == null) {
            running = start(name);
            started.put(name, running);
        }
        return running;
    }

    /** Ends it if it runs. */
    public void stop(String name) {
        MeasuredSystem running = started.remove(name);
        if (running != null) {
            running.close();
        }
    }

    private MeasuredSystem start(String name) throws IOException {
        if (name.startsWith(POSTED)) {
            return posted(name, name.substring(POSTED.length()));
        }
        if (name.endsWith(KEPT)) {
            String server = name.substring(0, name.length() - KEPT.length());
            String kafka = brokers.address("kafka-" + server);
            return new Fed(name, get(server), KafkaFeed.to(kafka, SourceTopic.UPDATES));
        }
        return switch (name) {
            case OURS, BEFORE -> ours(name, "kafka-" + name);
            case FLOOR -> peers.floor(name, BATCH);
            case FLOOR_UNBATCHED -> peers.floor(name, 1);
            default -> peers.start(name, name, "");
        };
    }

    /** All of them are fed from one topic, behind the same ingest service. */
    private MeasuredSystem posted(String name, String server) throws IOException {
        String broker = "kafka-posted";
        MeasuredSystem target =
                server.equals(OURS) || server.equals(BEFORE)
                        ? ours(server, broker)
                        : peers.start(name, server, brokers.address(broker));
        started.put(name + " server", target);
        return new Fed(name, target, new PostFeed(brokers.ingest(broker)));
    }

    /** Each build of ours has a Kafka of its own: two services on one would share the keeping. */
    private MeasuredSystem ours(String name, String broker) throws IOException {
        Path build = name.equals(OURS) ? machine.home() : other();
        return Ours.start(name + "-on-" + broker, machine, build, brokers.address(broker));
    }

    private Path other() throws IOException {
        if (before == null) {
            throw new IOException("give --before, the folder of the other build");
        }
        return before.toAbsolutePath().normalize();
    }

    @Override
    public void close() {
        started.values().forEach(MeasuredSystem::close);
        brokers.close();
    }
}
