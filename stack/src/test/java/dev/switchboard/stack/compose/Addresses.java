package dev.switchboard.stack.compose;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where the containers' ports are when they are processes here: each at a free port of loopback. In
 * texts {@code localhost} is the host and 127.0.0.1 the container itself. One thread.
 */
final class Addresses {

    /** Below those that the kernel gives to outgoing connections, which might take one. */
    private static final int LOWEST = 15_000;

    private static final int HIGHEST = 32_000;

    private final Map<String, Integer> ports = new HashMap<>();
    private final Map<Integer, String> published = new HashMap<>();
    private final Pattern address;

    Addresses(ComposeFile file) {
        String names =
                file.containers().stream().map(Container::name).collect(Collectors.joining("|"));
        this.address =
                Pattern.compile(
                        "(?<host>\\b(?:%s|localhost|127\\.0\\.0\\.1)|(?<=//)|(?<=bind ))(?<between>[:/])(?<port>\\d+)\\b"
                                .formatted(names));
        for (Container container : file.containers()) {
            container
                    .ports()
                    .forEach(port ->
                            published.put(port.port(), container.name() + ":" + port.target()));
        }
    }

    /** The real port behind one of a container's. */
    int port(String container, int port) {
        return real(container + ":" + port);
    }

    private int real(String containerAndPort) {
        return ports.computeIfAbsent(containerAndPort, any -> free());
    }

    private int free() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (!ports.containsValue(port) && isFree(port)) {
                return port;
            }
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    /** A text of a container with its addresses replaced by the real ones. */
    String real(String container, String text) {
        return address.matcher(text)
                .replaceAll(found -> {
                    int port = Integer.parseInt(found.group("port"));
                    int real =
                            switch (found.group("host")) {
                                case "localhost" -> real(published.getOrDefault(port, ""));
                                case "", "127.0.0.1" -> port(container, port);
                                case String other -> port(other, port);
                            };
                    return Matcher.quoteReplacement("127.0.0.1" + found.group("between") + real);
                });
    }
}
