package dev.switchboard.broadcast.stomp;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.switchboard.broadcast.fanout.Filter;
import dev.switchboard.broadcast.subscription.FeedNames;
import dev.switchboard.broadcast.subscription.FeedNames.FilterName;
import dev.switchboard.broadcast.subscription.SubscribableFeed;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A destination that can be subscribed to: a feed, or one of its keys or groups. Names in it are
 * percent-encoded.
 */
record Destination(SubscribableFeed feed, Filter filter) {

    private static final String TOPIC = "/topic/";

    /** The addresses of these feeds, with a parameter in braces where they have one. */
    static List<String> addresses(List<SubscribableFeed> feeds) {
        return feeds.stream().flatMap(Destination::addresses).toList();
    }

    private static Stream<String> addresses(SubscribableFeed feed) {
        Stream<String> ofValues =
                feed.names().filters().stream()
                        .map(name -> TOPIC + name.collection() + "/{" + name.inQuery() + "}");
        return Stream.concat(Stream.of(TOPIC + feed.names().keys().collection()), ofValues);
    }

    /** What an address stands for; empty when there is no such destination. */
    static Optional<Destination> of(String address, List<SubscribableFeed> feeds) {
        return feeds.stream()
                .flatMap(feed ->
                        filter(address, feed.names()).stream()
                                .map(filter -> new Destination(feed, filter)))
                .findFirst();
    }

    private static Optional<Filter> filter(String address, FeedNames names) {
        if (address.equals(TOPIC + names.keys().collection())) {
            return Optional.of(Filter.ALL);
        }
        FilterName groups = names.groups();
        return value(address, names.keys())
                .map(Filter::ofKey)
                .or(() ->
                        groups == null
                                ? Optional.empty()
                                : value(address, groups).map(Filter::ofGroup));
    }

    private static Optional<String> value(String address, FilterName name) {
        String prefix = TOPIC + name.collection() + "/";
        return address.startsWith(prefix)
                ? decode(address.substring(prefix.length())).filter(name::allows)
                : Optional.empty();
    }

    /** Undoes percent-encoding (RFC 3986, section 2.1) of UTF-8; empty where it is none. */
    private static Optional<String> decode(String encoded) {
        if (encoded.contains("/")) {
            return Optional.empty();
        }
        byte[] written = encoded.getBytes(UTF_8);
        ByteBuffer meant = ByteBuffer.allocate(written.length);
        for (int i = 0; i < written.length; i++) {
            if (written[i] != '%') {
                meant.put(written[i]);
                continue;
            }
            int high = i + 2 < written.length ? Character.digit(written[i + 1], 16) : -1;
            int low = i + 2 < written.length ? Character.digit(written[i + 2], 16) : -1;
            if (high < 0 || low < 0) {
                return Optional.empty();
            }
            meant.put((byte) (high << 4 | low));
            i += 2;
        }
        try {
            return Optional.of(UTF_8.newDecoder().decode(meant.flip()).toString());
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }
}
