package dev.switchboard.bench.peers;

import dev.switchboard.bench.process.Conversation;
import dev.switchboard.bench.process.ProcessMessage;
import java.io.IOException;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.messaging.simp.SimpMessagingTemplate;

/** Spring's own broker in Tomcat, fed in its JVM by the template that applications use. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(SpringBrokerConfiguration.class)
public class SpringBroker {

    private static final Map<String, Object> JSON = Map.of("content-type", "application/json");

    /** Answers to {@code publish}. */
    public static void main(String[] args) throws IOException {
        SpringApplication application = new SpringApplication(SpringBroker.class);
        application.setDefaultProperties(
                Map.of(
                        "server.port", "0",
                        "server.address", "127.0.0.1",
                        "spring.main.banner-mode", "off",
                        "server.tomcat.max-connections", "20000",
                        "server.tomcat.accept-count", "10000"));
        var context = application.run();
        SimpMessagingTemplate template = context.getBean(SimpMessagingTemplate.class);
        Consumer<String> outlet =
                body -> template.convertAndSend(SpringBrokerConfiguration.DESTINATION, body, JSON);
        TopicRelay.start(args, outlet);
        Conversation.hold(
                ProcessMessage.of(
                        "ready",
                        "port",
                        context.getEnvironment().getRequiredProperty("local.server.port")),
                line -> BodyFeed.publish(line, outlet));
    }
}
