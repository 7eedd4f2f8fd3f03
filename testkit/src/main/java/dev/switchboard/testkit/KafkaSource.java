package dev.switchboard.testkit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the Kafka of the tests comes from. */
sealed interface KafkaSource permits ContainerKafka, InProcessKafka {

    /**
     * Starts one that lives as long as the JVM. Called once.
     *
     * @return where clients connect, {@code host:port}
     */
    String start();

    /** A container where a Docker engine answers, this JVM otherwise; says which in the log. */
    static KafkaSource choose() {
        Logger log = LoggerFactory.getLogger(KafkaSource.class);
        if (ContainerKafka.possible()) {
            log.info("Tests use Kafka in a container ({})", ContainerKafka.IMAGE);
            return new ContainerKafka();
        }
        log.info("Tests use Kafka embedded in this JVM: no Docker engine answers");
        return new InProcessKafka();
    }
}
