package dev.switchboard.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/** A port of this machine at which nobody listens, nor can anybody until it is closed. */
public final class ClosedPort implements AutoCloseable {

    private final Socket bound = new Socket();

    public ClosedPort() throws IOException {
        bound.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    /** Host and port, without a scheme. */
    public String address() {
        return "127.0.0.1:" + bound.getLocalPort();
    }

    public String url() {
        return "http://" + address();
    }

    @Override
    public void close() throws IOException {
        bound.close();
    }
}
