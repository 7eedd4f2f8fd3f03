package dev.switchboard.bench.peers;

import dev.switchboard.bench.process.Conversation;
import dev.switchboard.bench.process.ProcessMessage;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.function.Consumer;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.api.core.client.ClientMessage;
import org.apache.activemq.artemis.api.core.client.ClientProducer;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;

/** ActiveMQ Artemis with STOMP over WebSocket, in memory, fed in its JVM by its own client. */
public final class ArtemisBroker {

    private static final String DESTINATION = "/topic/contracts";
    private static final String INSIDE = "vm://0";

    private ArtemisBroker() {}

    /** Answers to {@code publish}; its argument is Kafka's address, or empty. */
    public static void main(String[] args) throws Exception {
        int port = freePort();
        EmbeddedActiveMQ server = new EmbeddedActiveMQ();
        server.setConfiguration(configuration(port));
        server.start();
        Consumer<String> outlet = outlet();
        TopicRelay.start(args, outlet);
        Conversation.hold(
                ProcessMessage.of("ready", "port", port), line -> BodyFeed.publish(line, outlet));
        server.stop();
    }

    private static Configuration configuration(int port) throws Exception {
        AddressSettings settings = new AddressSettings();
        // a burst is neither paged nor refused
        settings.setMaxSizeBytes(-1);
        return new ConfigurationImpl()
                .setPersistenceEnabled(false)
                .setSecurityEnabled(false)
                .setJMXManagementEnabled(false)
                .addAcceptorConfiguration("inside", INSIDE)
                .addAcceptorConfiguration(
                        "stomp", "tcp://127.0.0.1:" + port + "?protocols=STOMP&backlog=10000")
                .addAddressSetting("#", settings);
    }

    private static Consumer<String> outlet() throws Exception {
        ClientSession session =
                ActiveMQClient.createServerLocator(INSIDE).createSessionFactory().createSession();
        ClientProducer producer = session.createProducer(DESTINATION);
        return body -> {
            try {
                ClientMessage message = session.createMessage(Message.TEXT_TYPE, false);
                message.getBodyBuffer().writeNullableSimpleString(SimpleString.of(body));
                producer.send(message);
            } catch (ActiveMQException e) {
                throw new IllegalStateException(e);
            }
        };
    }

    private static int freePort() throws Exception {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
