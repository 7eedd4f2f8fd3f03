package dev.switchboard.broadcast.intake;

import static dev.switchboard.model.contract.Location.CHENNAI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.broadcast.keeper.KeeperNode;
import dev.switchboard.broadcast.keeper.Producing;
import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.contract.ContractStatus;
import dev.switchboard.model.contract.ContractUpdate;
import dev.switchboard.model.feed.Topics;
import dev.switchboard.testkit.TestKafka;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TopicMadeAnewTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Topics topics = TestKafka.freshTopics();

    @Test
    void a_node_goes_over_to_the_new_topic_and_keeps_on_in_it() throws Exception {
        try (KeeperNode node = KeeperNode.start(topics, "one");
                Producing producing = new Producing(topics)) {
            producing.say(update("old"));
            await().atMost(PATIENCE).until(() -> isKnown(node, "old"));
            int epoch = node.log().cursor().epoch();

            producing.makeHistoryAnew();

            await().atMost(PATIENCE).until(() -> node.log().cursor().epoch() != epoch);
            await().atMost(PATIENCE).until(() -> node.progress().isComplete());
            assertThat(isKnown(node, "old")).isTrue();
            producing.say(update("new"));
            await().atMost(PATIENCE).until(() -> isKnown(node, "new"));
            assertThat(producing.history("new")).hasSize(1);
        }
    }

    private static boolean isKnown(KeeperNode node, String contract) {
        return node.view().latest(new ContractId(contract)).isPresent();
    }

    private static ContractUpdate update(String contract) {
        return new ContractUpdate(
                new ContractId(contract), CHENNAI, ContractStatus.ACTIVE, Instant.EPOCH);
    }
}
