package dev.switchboard.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;

/** Finds out early whether ports can be listened on. */
final class Ports {

    private static final int LAST = 65_535;

    private Ports() {}

    /**
     * Checks that the web port can be had.
     *
     * @throws StartFault when it can't
     */
    static void requireFree(String host, int port) {
        InetAddress address;
        try {
            address = InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new StartFault(
                    "the host %s is not known: name another with --host".formatted(host));
        }
        if (!isFree(address, 0)) {
            throw new StartFault(
                    "%s is not an address of this machine: name another with --host"
                            .formatted(host));
        }
        requireNumber(port, "--port");
        if (!isFree(address, port)) {
            throw new StartFault(
                    "port %d on %s is in use: end what uses it, or choose another with --port"
                            .formatted(port, host));
        }
    }

    private static void requireNumber(int port, String option) {
        if (port < 0 || port > LAST) {
            throw new StartFault("%s must be 0 to %d, not %d".formatted(option, LAST, port));
        }
    }

    /** Kafka's port: the one asked for, else the usual one, else any free one (0). */
    static int kafka(int asked) {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        if (asked != Options.NONE) {
            requireNumber(asked, "--kafka-port");
            if (!isFree(loopback, asked)) {
                throw new StartFault(
                        "port %d is in use: choose another with --kafka-port".formatted(asked));
            }
            return asked;
        }
        return isFree(loopback, Options.USUAL_KAFKA_PORT) ? Options.USUAL_KAFKA_PORT : 0;
    }

    private static boolean isFree(InetAddress address, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
