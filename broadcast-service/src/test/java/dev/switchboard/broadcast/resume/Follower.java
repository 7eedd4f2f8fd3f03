package dev.switchboard.broadcast.resume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.client.Node;
import dev.switchboard.testkit.client.Event;
import dev.switchboard.testkit.client.EventClient;
import dev.switchboard.testkit.client.JsonClient;
import dev.switchboard.testkit.client.StompClient;
import dev.switchboard.testkit.client.StompFrame;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A client of some protocol that follows all contracts. */
interface Follower extends AutoCloseable {

    /** An update as it was told: its message id and the cursor that came with it. */
    record Told(String id, String cursor) {}

    /**
     * How a node parted from its client.
     *
     * @param told the updates before it
     * @param cursor the place to come back to
     * @param delayMillis after how long
     * @param end how the connection ended after it
     */
    record Parting(List<Told> told, String cursor, long delayMillis, String end) {}

    /** The next update. */
    Told next();

    /** Waits until the node takes leave and the connection has ended. */
    Parting parting();

    /** Cuts the connection. */
    @Override
    void close();

    /** The protocols. */
    enum Way {
        STOMP {
            @Override
            Follower follow(Node node, @Nullable String since) {
                StompClient client = StompClient.connected(node);
                if (since == null) {
                    client.subscribe("sub-0", "/topic/contracts");
                } else {
                    client.subscribe("sub-0", "/topic/contracts", "since:" + since);
                }
                return new Follower() {
                    @Override
                    public Told next() {
                        StompFrame message = client.message("contract_update");
                        return told(message);
                    }

                    private static Told told(StompFrame message) {
                        return new Told(message.raw("message-id"), message.raw("cursor"));
                    }

                    @Override
                    public Parting parting() {
                        List<StompFrame> all = client.until("reconnect");
                        StompFrame last = all.getLast();
                        StompFrame error = client.next("ERROR");
                        assertThat(error.raw("cursor")).isEqualTo(last.raw("cursor"));
                        assertThat(error.raw("reconnect-delay"))
                                .isEqualTo(last.raw("reconnect-delay"));
                        return new Parting(
                                all.stream()
                                        .filter(frame -> frame.is("contract_update"))
                                        .map(frame -> told(frame))
                                        .toList(),
                                last.raw("cursor"),
                                last.json().get("delay_ms").asLong(),
                                Integer.toString(client.closed().code()));
                    }

                    @Override
                    public void close() {
                        client.close();
                    }
                };
            }
        },
        WS {
            @Override
            Follower follow(Node node, @Nullable String since) {
                JsonClient client = JsonClient.welcomed(node, query(since));
                return new Follower() {
                    @Override
                    public Told next() {
                        return told(client.next("contract_update"));
                    }

                    private static Told told(JsonNode message) {
                        return new Told(
                                message.get("id").asString(), message.get("cursor").asString());
                    }

                    @Override
                    public Parting parting() {
                        List<JsonNode> all = client.until("reconnect");
                        JsonNode last = all.getLast();
                        return new Parting(
                                all.stream()
                                        .filter(message -> message.has("data"))
                                        .map(message -> told(message))
                                        .toList(),
                                last.get("cursor").asString(),
                                last.get("delay_ms").asLong(),
                                Integer.toString(client.closed().code()));
                    }

                    @Override
                    public void close() {
                        client.close();
                    }
                };
            }
        },
        SSE {
            @Override
            Follower follow(Node node, @Nullable String since) {
                EventClient client = EventClient.open(node, query(since));
                if (since == null) {
                    client.next(Event::isPosition);
                }
                return new Follower() {
                    @Override
                    public Told next() {
                        return told(client.next("contract_update"));
                    }

                    private static Told told(Event event) {
                        return new Told(event.json().get("id").asString(), event.cursor());
                    }

                    @Override
                    public Parting parting() {
                        List<Event> all = client.until("reconnect");
                        Event last = all.getLast();
                        assertThat(last.fields().get("retry"))
                                .isEqualTo(last.json().get("delay_ms").asString());
                        return new Parting(
                                all.stream()
                                        .filter(event -> event.is("contract_update"))
                                        .map(event -> told(event))
                                        .toList(),
                                last.cursor(),
                                last.json().get("delay_ms").asLong(),
                                client.end());
                    }

                    @Override
                    public void close() {
                        client.close();
                    }
                };
            }
        };

        /** Follows live, or from a cursor on. */
        abstract Follower follow(Node node, @Nullable String since);

        private static String query(@Nullable String since) {
            return since == null ? "" : "?since=" + since;
        }
    }
}
