package dev.switchboard.model.feed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** Creates topics that are missing, and says how those that exist differ from what they must be. */
public final class TopicSetup {

    private static final Duration KNOWN_WITHIN = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Admin admin;

    /**
     * @param admin stays the caller's to close
     */
    public TopicSetup(Admin admin) {
        this.admin = admin;
    }

    /**
     * Creates what is missing, checks the rest, and waits until the leaders take records. Blocks
     * while Kafka answers.
     *
     * @return one sentence for each fault, saying what to do; empty when all is as it must be
     * @throws ExecutionException when Kafka does not answer or refuses
     */
    public List<String> ensure(Collection<Topic> topics)
            throws ExecutionException, InterruptedException {
        return ensure(topics, true);
    }

    /** The same for topics that were well before: waits for the leaders only where it creates. */
    public List<String> ensureAgain(Collection<Topic> topics)
            throws ExecutionException, InterruptedException {
        return ensure(topics, false);
    }

    private List<String> ensure(Collection<Topic> topics, boolean mayBeNew)
            throws ExecutionException, InterruptedException {
        long start = System.nanoTime();
        boolean anyNew = mayBeNew;
        while (true) {
            anyNew |= createMissing(topics);
            try {
                List<String> faults = faults(topics);
                if (anyNew) {
                    awaitLeaders(topics);
                }
                return faults;
            } catch (ExecutionException e) {
                // The controller has created them and the broker that answers does not know yet;
                // or one was deleted just now.
                if (!(e.getCause() instanceof UnknownTopicOrPartitionException)
                        || System.nanoTime() - start > KNOWN_WITHIN.toNanos()) {
                    throw e;
                }
            }
            Thread.sleep(PAUSE);
        }
    }

    private List<String> faults(Collection<Topic> topics)
            throws ExecutionException, InterruptedException {
        List<String> names = topics.stream().map(Topic::name).toList();
        Map<String, TopicDescription> found = admin.describeTopics(names).allTopicNames().get();
        Map<ConfigResource, Config> settings =
                admin.describeConfigs(names.stream().map(TopicSetup::resource).toList())
                        .all()
                        .get();
        List<String> faults = new ArrayList<>();
        for (Topic topic : topics) {
            partitionFault(topic, found.get(topic.name())).ifPresent(faults::add);
            faults.addAll(settingFaults(topic, settings.get(resource(topic.name()))));
        }
        return List.copyOf(faults);
    }

    /** Whether there were any. */
    private boolean createMissing(Collection<Topic> topics)
            throws ExecutionException, InterruptedException {
        var existing = admin.listTopics().names().get();
        List<NewTopic> missing =
                topics.stream()
                        .filter(topic -> !existing.contains(topic.name()))
                        .map(TopicSetup::toCreate)
                        .toList();
        for (var creation : admin.createTopics(missing).values().values()) {
            try {
                creation.get();
            } catch (ExecutionException e) {
                // another node was faster
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw e;
                }
            }
        }
        return !missing.isEmpty();
    }

    /**
     * Waits until the leader of each partition takes records, where there is a leader. A producer
     * that comes before and has several batches under way may have the second taken and the first
     * refused; being out of order then, it is refused until its delivery times out.
     */
    private void awaitLeaders(Collection<Topic> topics)
            throws ExecutionException, InterruptedException {
        List<String> names = topics.stream().map(Topic::name).toList();
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        admin.describeTopics(names)
                .allTopicNames()
                .get()
                .forEach((name, topic) ->
                        topic.partitions().stream()
                                .filter(p -> p.leader() != null && !p.leader().isEmpty())
                                .forEach(p ->
                                        ends.put(
                                                new TopicPartition(name, p.partition()),
                                                OffsetSpec.latest())));
        admin.listOffsets(ends).all().get();
    }

    private static NewTopic toCreate(Topic topic) {
        return new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.empty())
                .configs(topic.settings());
    }

    private static Optional<String> partitionFault(Topic topic, @Nullable TopicDescription found) {
        int partitions = found == null ? 0 : found.partitions().size();
        return topic.partitionsFixed() && partitions != topic.partitions()
                ? Optional.of(
                        "topic %s has %d partitions and must have %d: copy it into a new topic"
                                        .formatted(topic.name(), partitions, topic.partitions())
                                + " of that many partitions, under this name")
                : Optional.empty();
    }

    private static List<String> settingFaults(Topic topic, @Nullable Config found) {
        List<String> faults = new ArrayList<>();
        topic.settings()
                .forEach((name, value) -> {
                    ConfigEntry entry = found == null ? null : found.get(name);
                    String actual = entry == null ? "unset" : entry.value();
                    if (!value.equals(actual)) {
                        faults.add(
                                "topic %s has %s=%s and must have %s: set it with"
                                                .formatted(topic.name(), name, actual, value)
                                        + " kafka-configs --alter --topic %s --add-config"
                                                .formatted(topic.name())
                                        + " %s=%s".formatted(name, value));
                    }
                });
        return faults;
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }
}
