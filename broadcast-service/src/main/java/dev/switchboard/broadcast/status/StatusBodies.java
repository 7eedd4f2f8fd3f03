package dev.switchboard.broadcast.status;

import dev.switchboard.broadcast.fanout.Fanout;
import dev.switchboard.broadcast.fanout.FanoutStatus;
import dev.switchboard.broadcast.feed.FeedEntry;
import dev.switchboard.broadcast.feed.HistoryPage;
import dev.switchboard.broadcast.history.ContractChange;
import dev.switchboard.broadcast.history.HistoryView;
import dev.switchboard.broadcast.history.OpenTransaction;
import dev.switchboard.broadcast.message.MessageBodies;
import dev.switchboard.broadcast.subscription.ConnectionMetrics;
import dev.switchboard.broadcast.subscription.Protocol;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import tools.jackson.core.JsonGenerator;

/** Writes the JSON bodies of status and history, the same on every protocol. */
public final class StatusBodies {

    private final HistoryView view;
    private final LongSupplier lag;
    private final Supplier<List<OpenTransaction>> open;
    private final BooleanSupplier ready;
    private final Fanout fanout;
    private final ConnectionMetrics connectionMetrics;
    private final Instant startedAt = Instant.now();

    /**
     * @param lag how many records in Kafka are not in the view yet
     * @param open the open transactions that hide some of these
     * @param ready whether the service is ready, as its readiness probe reports
     */
    public StatusBodies(
            HistoryView view,
            LongSupplier lag,
            Supplier<List<OpenTransaction>> open,
            BooleanSupplier ready,
            Fanout fanout,
            ConnectionMetrics connectionMetrics) {
        this.view = view;
        this.lag = lag;
        this.open = open;
        this.ready = ready;
        this.fanout = fanout;
        this.connectionMetrics = connectionMetrics;
    }

    /** The properties of the system status. */
    public void system(JsonGenerator json) {
        var newest = view.newest(1, change -> true);
        new SystemStatus(
                        ready.getAsBoolean(),
                        view.counts(),
                        newest.isEmpty() ? null : newest.getFirst(),
                        lag.getAsLong(),
                        open.get(),
                        fanout.status().connections(),
                        startedAt,
                        Instant.now().truncatedTo(ChronoUnit.MILLIS))
                .write(json);
    }

    /** The properties of the status of connections. */
    public void connections(JsonGenerator json) {
        FanoutStatus status = fanout.status();
        json.writeName("connections");
        json.writeStartObject();
        long total = 0;
        for (Protocol protocol : Protocol.values()) {
            long here = connectionMetrics.here(protocol);
            json.writeNumberProperty(protocol.label(), here);
            total += here;
        }
        json.writeNumberProperty("total", total);
        json.writeNumberProperty("opened", connectionMetrics.everCame());
        json.writeEndObject();
        json.writeNumberProperty("subscriptions", status.subscriptions());
        json.writeName("delivered");
        json.writeStartObject();
        json.writeNumberProperty("messages", status.messages());
        json.writeNumberProperty("bytes", status.bytes());
        json.writeEndObject();
        json.writeName("slow");
        json.writeStartObject();
        json.writeNumberProperty("writing", status.writing());
        json.writeNumberProperty("fell_behind", status.fellBehind());
        json.writeNumberProperty("conflated", status.conflated());
        json.writeNumberProperty("disconnected", status.disconnected());
        json.writeNumberProperty("catching_up", status.catchUps());
        json.writeEndObject();
    }

    /** The properties of a page of history: {@code data}, {@code next}, {@code complete_since}. */
    public static void history(JsonGenerator json, HistoryPage<ContractChange> page) {
        page(json, page, MessageBodies::item);
    }

    /** The same of any feed; {@code item} writes an entry. */
    public static <E extends FeedEntry> void page(
            JsonGenerator json, HistoryPage<E> page, BiConsumer<JsonGenerator, E> item) {
        json.writeName("data");
        json.writeStartArray();
        page.changes().forEach(entry -> item.accept(json, entry));
        json.writeEndArray();
        if (page.next() != null) {
            json.writeStringProperty("next", page.next().toString());
        }
        json.writeStringProperty("complete_since", MessageBodies.time(page.completeSince()));
    }
}
