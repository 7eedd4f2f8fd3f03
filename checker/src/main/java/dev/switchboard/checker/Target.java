package dev.switchboard.checker;

import dev.switchboard.model.feed.Topics;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is checked. Nobody else may write to its topics meanwhile.
 *
 * @param nodes base URLs of broadcast services of one Kafka cluster; two or more show most
 * @param ingest base URL of an ingest service; null to go without REST
 * @param kafka bootstrap servers, {@code host:port}
 * @param nodesFail whether nodes may go away: subscribers then try the next one, without a charge
 */
public record Target(
        List<URI> nodes, @Nullable URI ingest, String kafka, Topics topics, boolean nodesFail) {
    public Target {
        nodes = List.copyOf(nodes);
        if (nodes.isEmpty()) {
            throw new IllegalArgumentException("at least one broadcast service is needed");
        }
    }

    /** Nodes that must not go away. */
    public Target(List<URI> nodes, @Nullable URI ingest, String kafka, Topics topics) {
        this(nodes, ingest, kafka, topics, false);
    }
}
