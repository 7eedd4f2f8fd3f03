package dev.switchboard.stores;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** 127.0.0.1, which nobody but this machine reaches. */
final class Loopback {

    /** How often a server is started whose port another program took meanwhile. */
    static final int TRIES = 5;

    private Loopback() {}

    static InetSocketAddress at(int port) throws IOException {
        return new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
    }

    /**
     * A port that is free now. Neither server can be handed a socket that is bound already: another
     * program may be faster, so that whoever uses this must be ready to try again.
     */
    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(at(0));
            return socket.getLocalPort();
        }
    }
}
