package dev.switchboard.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Stands between a client and a server, and lets a test take the server away, have it fall silent
 * and bring it back, at an address that stays. Thread-safe.
 */
public final class Relay implements AutoCloseable {

    private final String host;
    private final int port;
    private final ServerSocket entrance;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile boolean away;
    private volatile boolean silent;

    private Relay(String host, int port) throws IOException {
        this.host = host;
        this.port = port;
        this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    /** Before the server that a URL names. */
    public static Relay before(String url) throws IOException {
        URI server = URI.create(url);
        Relay relay = new Relay(server.getHost(), server.getPort());
        Thread.ofVirtual().start(relay::accept);
        return relay;
    }

    /** The same URL, by way of this. */
    public String in(String url) {
        return url.replaceFirst("@[^/]*", "@127.0.0.1:" + entrance.getLocalPort());
    }

    /** Cuts all connections; new ones are closed at once. */
    public void goAway() throws IOException {
        away = true;
        closeAll();
    }

    /** Connections stay open and are accepted, and nothing comes through. */
    public void fallSilent() {
        silent = true;
    }

    /** The server is there again; those that met silence are cut, as by one that was restarted. */
    public void comeBack() throws IOException {
        closeAll();
        silent = false;
        away = false;
    }

    private void accept() {
        try {
            while (true) {
                Socket client = entrance.accept();
                if (away) {
                    client.close();
                } else {
                    serve(client);
                }
            }
        } catch (IOException e) {
            // closed: nobody is accepted any more
        }
    }

    private void serve(Socket client) throws IOException {
        Socket server = new Socket(host, port);
        sockets.add(client);
        sockets.add(server);
        Thread.ofVirtual().start(() -> pass(client, server));
        Thread.ofVirtual().start(() -> pass(server, client));
    }

    private void pass(Socket from, Socket to) {
        byte[] bytes = new byte[8192];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                // what comes while it is silent is lost, as is the connection in the end
                if (!silent) {
                    to.getOutputStream().write(bytes, 0, read);
                }
            }
        } catch (IOException e) {
            // one side is gone, and with it the other
        } finally {
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    private void closeAll() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        closeAll();
    }
}
