package dev.switchboard.testkit;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;

/** Kafka's own image, run and removed by Testcontainers. */
final class ContainerKafka implements KafkaSource {

    static final String IMAGE = "apache/kafka:4.2.1";

    /**
     * Whether a Docker engine answers. Testcontainers reports an absent one as an error with all it
     * has tried; here it is an everyday matter, so that it is kept quiet meanwhile.
     */
    static boolean possible() {
        Logger loud = (Logger) LoggerFactory.getLogger("org.testcontainers");
        Level before = loud.getLevel();
        loud.setLevel(Level.OFF);
        try {
            return DockerClientFactory.instance().isDockerAvailable();
        } finally {
            loud.setLevel(before);
        }
    }

    @Override
    @SuppressWarnings("resource") // Testcontainers removes it after the JVM has ended
    public String start() {
        KafkaContainer kafka =
                new KafkaContainer(IMAGE)
                        .withEnv("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false")
                        .withEnv("KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS", "0");
        kafka.start();
        return kafka.getBootstrapServers();
    }
}
