package dev.switchboard.stack.compose;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** The proxy before servers that do as a test tells them. */
final class Rehearsal implements AutoCloseable {

    private final Addresses addresses;
    private final Map<String, Upstream> upstreams = new HashMap<>();
    private final Proxy proxy;

    private Rehearsal(Path folder, UnaryOperator<String> changes) throws IOException {
        ComposeFile file = ComposeFile.read();
        addresses = new Addresses(file);
        for (String target : List.of("ingest", "broadcast", "router")) {
            for (Container container : file.built(target)) {
                int port = addresses.port(container.name(), container.listensAt());
                upstreams.put(container.name(), new Upstream(port));
            }
        }
        proxy = Proxy.start(addresses, folder, changes);
    }

    /**
     * Starts everything.
     *
     * @param changes what must be otherwise in the proxy's configuration
     */
    static Rehearsal start(Path folder, UnaryOperator<String> changes) throws IOException {
        return new Rehearsal(folder, changes);
    }

    Proxy proxy() {
        return proxy;
    }

    Origin origin() {
        return new Origin(proxy.uri());
    }

    /** Where a port of the proxy's container is. */
    int port(int port) {
        return addresses.port("origin", port);
    }

    /** By name, such as {@code ingest-1}. */
    Upstream upstream(String name) {
        return Objects.requireNonNull(upstreams.get(name));
    }

    /** All of a kind. */
    List<Upstream> all(String kind) {
        return upstreams.entrySet().stream()
                .filter(upstream -> upstream.getKey().startsWith(kind))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** What reached a kind of service. */
    List<String> heads(String kind) {
        List<String> heads = new ArrayList<>();
        all(kind).forEach(upstream -> heads.addAll(upstream.heads()));
        return heads;
    }

    void forget() {
        upstreams.values().forEach(Upstream::forget);
    }

    @Override
    public void close() throws IOException {
        proxy.close();
        for (Upstream upstream : upstreams.values()) {
            upstream.close();
        }
    }
}
