package dev.switchboard.broadcast.resume;

import dev.switchboard.broadcast.client.Event;
import dev.switchboard.broadcast.client.EventClient;
import dev.switchboard.broadcast.client.JsonClient;
import dev.switchboard.broadcast.client.Node;
import dev.switchboard.broadcast.client.StompClient;
import dev.switchboard.broadcast.client.StompFrame;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A client of some protocol that follows all contracts. */
interface Follower extends AutoCloseable {

    /** An update as it was told: its message id and the cursor that came with it. */
    record Told(String id, String cursor) {}

    /** The next update. */
    Told next();

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
                        return new Told(message.raw("message-id"), message.raw("cursor"));
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
                        JsonNode message = client.next("contract_update");
                        return new Told(
                                message.get("id").asString(), message.get("cursor").asString());
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
                        Event event = client.next("contract_update");
                        return new Told(event.json().get("id").asString(), event.cursor());
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
