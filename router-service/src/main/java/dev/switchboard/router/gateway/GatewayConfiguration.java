package dev.switchboard.router.gateway;

import dev.switchboard.router.encryption.EncryptionKeys;
import dev.switchboard.router.server.CallLog;
import dev.switchboard.router.server.Endpoints;
import dev.switchboard.router.session.ReplicaId;
import dev.switchboard.router.session.Sessions;
import dev.switchboard.service.web.request.AllowedOrigins;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Serves the MCP endpoints beside the other paths of the server. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(McpSettings.class)
public class GatewayConfiguration {

    /** The path to which clients send messages, and below which there are other endpoints. */
    static final String PATH = "/mcp";

    /** The path at which clients of revision 2024-11-05 open their stream and send messages. */
    static final String SSE_PATH = "/sse";

    @Bean
    EncryptionKeys requestStateKeys(McpSettings settings) {
        return settings.encryptionKeys();
    }

    @Bean
    ReplicaId replicaId() {
        return ReplicaId.random();
    }

    @Bean
    Gateway mcpGateway(
            Endpoints endpoints,
            McpSettings settings,
            AllowedOrigins origins,
            CallLog log,
            ReplicaId replica,
            OtherReplicas replicas,
            @Value("${server.address:}") String address) {
        Sessions sessions =
                new Sessions(
                        replica,
                        new Sessions.Limits(
                                settings.sessions(),
                                settings.sessionsOfOne(),
                                settings.sessionIdle()));
        return new Gateway(
                endpoints,
                sessions,
                new Places(settings),
                new AllowedCallers(origins, address, settings.allowedHosts()),
                settings.keepAlive(),
                log,
                replicas);
    }

    /** Servlets of their own: what Spring MVC does for pages and problems is not meant for them. */
    @Bean
    ServletRegistrationBean<McpServlet> mcpServlet(Gateway gateway) {
        return new ServletRegistrationBean<>(gateway.mcpServlet(), PATH + "/*");
    }

    @Bean
    ServletRegistrationBean<SseServlet> mcpSseServlet(Gateway gateway) {
        return new ServletRegistrationBean<>(gateway.sseServlet(), SSE_PATH);
    }

    @Bean
    McpRefusals mcpRefusals() {
        return new McpRefusals();
    }
}
