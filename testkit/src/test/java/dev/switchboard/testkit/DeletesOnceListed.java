package dev.switchboard.testkit;

import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.ForwardingAdmin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.admin.ListTopicsResult;

/**
 * An admin client that deletes a topic between the first answer that names it and the next call.
 */
final class DeletesOnceListed extends ForwardingAdmin {

    private final String topic;
    private boolean done;

    DeletesOnceListed(String topic) {
        super(Map.of("bootstrap.servers", TestKafka.bootstrapServers()));
        this.topic = topic;
    }

    @Override
    public ListTopicsResult listTopics(ListTopicsOptions options) {
        ListTopicsResult listed = super.listTopics(options);
        if (!done) {
            done = true;
            try {
                listed.names().get();
                deleteTopics(List.of(topic)).all().get();
                // the broker hears of it after the controller that says so
                await().until(() -> !names(options).contains(topic));
            } catch (ExecutionException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        return listed;
    }

    private Set<String> names(ListTopicsOptions options)
            throws ExecutionException, InterruptedException {
        return super.listTopics(options).names().get();
    }
}
