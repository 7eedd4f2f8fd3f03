package dev.switchboard.model.router;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a server, and how it is since: a record of {@code router.servers}, whose key is
 * the server's name. The topic is compacted, so that the latest of each server is always there; a
 * record without a value removes it. Its JSON is one flat object; a field without a value is
 * absent.
 *
 * @param event what happened
 * @param time when it happened
 * @param state the state since then
 * @param reason why, in words; null when there is nothing to say
 * @param replica the replica of the router that reports it
 */
public record ServerEvent(
        ServerName server,
        ServerChange event,
        Instant time,
        ServerState state,
        Connection connection,
        Offer offer,
        @Nullable String reason,
        String replica) {

    public ServerEvent {
        reason = EventTexts.shortenOptional(reason, CallEvent.MAX_TEXT);
        replica = EventTexts.shorten(replica, CallEvent.MAX_TEXT);
    }

    /**
     * How the router reaches it, and what it said of itself.
     *
     * @param era null before the first connection
     * @param version the revision of MCP that it speaks; null before the first connection
     * @param title its own name for people; null when it gave none
     */
    public record Connection(
            ServerTransport transport,
            @Nullable ProtocolEra era,
            @Nullable String version,
            @Nullable String title) {
        public Connection {
            version = EventTexts.shortenOptional(version, CallEvent.MAX_TEXT);
            title = EventTexts.shortenOptional(title, CallEvent.MAX_TEXT);
        }
    }

    /**
     * How much of each kind it offers.
     *
     * @param quarantined how many of these are withheld until they are approved
     */
    public record Offer(
            long tools, long resources, long templates, long prompts, long quarantined) {

        /** Nothing, or nothing known. */
        public static final Offer NONE = new Offer(0, 0, 0, 0, 0);

        public Offer {
            if (tools < 0 || resources < 0 || templates < 0 || prompts < 0 || quarantined < 0) {
                throw new IllegalArgumentException("counts must not be negative");
            }
        }
    }

    /** Its JSON in UTF-8: the value of its record. */
    public byte[] toJson() {
        return ServerEventJson.write(this);
    }

    /**
     * Reads the value of a record; unknown fields are ignored.
     *
     * @throws UnreadableEventException when it is no event of a server
     */
    public static ServerEvent read(byte[] utf8) throws UnreadableEventException {
        return EventFields.read(utf8, ServerEventJson::read);
    }
}
