package dev.switchboard.router.audit;

import dev.switchboard.model.feed.RouterTopics;
import dev.switchboard.model.router.ProtocolEra;
import dev.switchboard.model.router.ServerChange;
import dev.switchboard.model.router.ServerEvent;
import dev.switchboard.model.router.ServerName;
import dev.switchboard.model.router.ServerTransport;
import dev.switchboard.router.catalog.CatalogListener;
import dev.switchboard.router.catalog.DefinitionKind;
import dev.switchboard.router.catalog.ServerOccurrence;
import dev.switchboard.router.catalog.ServerState;
import dev.switchboard.router.protocol.Era;
import dev.switchboard.router.upstream.ServerDescription;
import java.time.Instant;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Sends each change of a server to {@code router.servers}. Thread-safe. */
record ServerRecorder(EventSender sender, RouterTopics topics, String replica)
        implements CatalogListener {

    @Override
    public void happened(ServerOccurrence what, ServerState server) {
        Instant now = Instant.now();
        String topic = topics.servers().name();
        ServerName name = new ServerName(server.registration().configuration().name().value());
        if (what == ServerOccurrence.REMOVED) {
            // the last word first, for those who follow; then nothing is left of it
            sender.offer(() -> new ProducerRecord<>(topic, name.value(), event(what, server, now)));
            sender.offer(() -> new ProducerRecord<>(topic, name.value(), null));
        } else {
            sender.offer(() -> new ProducerRecord<>(topic, name.value(), event(what, server, now)));
        }
    }

    private byte[] event(ServerOccurrence what, ServerState server, Instant now) {
        return new ServerEvent(
                        new ServerName(server.registration().configuration().name().value()),
                        ServerChange.valueOf(what.name()),
                        now,
                        dev.switchboard.model.router.ServerState.valueOf(
                                server.status().state().name()),
                        connection(server),
                        offer(server),
                        server.status().reason(),
                        replica)
                .toJson();
    }

    private static ServerEvent.Connection connection(ServerState server) {
        String transport = server.registration().configuration().endpoint().transport();
        @Nullable ServerDescription said = server.description().orElse(null);
        return new ServerEvent.Connection(
                Stream.of(ServerTransport.values())
                        .filter(it -> it.label().equals(transport))
                        .findFirst()
                        .orElseThrow(),
                said == null
                        ? null
                        : said.era() == Era.STATELESS ? ProtocolEra.STATELESS : ProtocolEra.SESSION,
                said == null ? null : said.version(),
                said == null ? null : title(said));
    }

    private static @Nullable String title(ServerDescription said) {
        String name = said.info().path("name").asString("");
        String title = said.info().path("title").asString(name);
        return title.isEmpty() ? null : title;
    }

    private static ServerEvent.Offer offer(ServerState server) {
        return new ServerEvent.Offer(
                count(server, DefinitionKind.TOOL),
                count(server, DefinitionKind.RESOURCE),
                count(server, DefinitionKind.RESOURCE_TEMPLATE),
                count(server, DefinitionKind.PROMPT),
                server.quarantined().size());
    }

    private static long count(ServerState server, DefinitionKind kind) {
        return server.offered().stream().filter(it -> it.kind() == kind).count();
    }
}
