package dev.switchboard.router.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.primitive.ClientScope;
import dev.switchboard.router.protocol.Era;
import dev.switchboard.router.upstream.channel.ChannelException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

class ExclusiveConnectionsTest {

    private static final ObjectNode CAPABILITIES =
            (ObjectNode)
                    Json.MAPPER.readTree(
                            "{\"roots\": {}, \"elicitation\": {}, \"extensions\": {}}");

    private final List<String> opened = new ArrayList<>();
    private final AtomicInteger closed = new AtomicInteger();
    private final ExclusiveConnections connections =
            new ExclusiveConnections(
                    capabilities -> {
                        opened.add(capabilities.toString());
                        return new FakeConnection();
                    },
                    TestUpstreams.LIMITS,
                    System::nanoTime);

    @Test
    void each_session_has_one_with_what_it_can_answer() throws Exception {
        ClientScope first = new ClientScope("first");

        use(session(first));
        use(session(first));
        use(session(new ClientScope("second")));

        assertThat(opened)
                .containsExactly(
                        "{\"roots\":{},\"elicitation\":{}}", "{\"roots\":{},\"elicitation\":{}}");
    }

    @Test
    void it_ends_with_the_session() throws Exception {
        ClientScope scope = new ClientScope("ending");
        use(session(scope));

        scope.end();
        connections.close();

        assertThat(closed).hasValue(1);
    }

    @Test
    void who_has_no_session_is_asked_nothing() throws Exception {
        use(new ConnectionScope("", "ada", CAPABILITIES, (_, _) -> {}));

        assertThat(opened).containsExactly("{}");
    }

    @Test
    void those_in_use_are_ended_for_nobody() throws Exception {
        for (int i = 0; i < 50; i++) {
            use(session(new ClientScope("session " + i)));
        }

        assertThatThrownBy(() -> use(session(new ClientScope("one more"))))
                .isInstanceOf(ChannelException.class)
                .hasMessageContaining("50 clients have connections of their own");
        assertThat(closed).hasValue(0);
    }

    private void use(ConnectionScope scope) throws Exception {
        connections.of(scope, "child").request(UpstreamRequest.own("tools/list"));
    }

    private static ConnectionScope session(ClientScope scope) {
        return new ConnectionScope(scope.id(), "ada", CAPABILITIES, scope::onEnd);
    }

    private final class FakeConnection implements Connection {

        @Override
        public ServerDescription server() {
            return new ServerDescription(
                    Era.SESSION,
                    "2025-11-25",
                    Json.MAPPER.createObjectNode(),
                    MissingNode.getInstance(),
                    "");
        }

        @Override
        public ObjectNode request(UpstreamRequest request) {
            return Json.MAPPER.createObjectNode();
        }

        @Override
        public void watch(Set<String> uris) {}

        @Override
        public boolean isOpen() {
            return true;
        }

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }
}
