package dev.switchboard.router.gateway;

import dev.switchboard.router.primitive.PrimitiveSource;
import dev.switchboard.router.server.McpServer;
import dev.switchboard.router.server.ServerInfo;
import dev.switchboard.router.session.Sessions;
import dev.switchboard.service.openapi.ApiVersion;
import dev.switchboard.service.web.request.AllowedOrigins;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Serves the MCP endpoints beside the other paths of the server. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(McpSettings.class)
public class GatewayConfiguration {

    /** The path to which clients send messages. */
    static final String PATH = "/mcp";

    /** The path at which clients of revision 2024-11-05 open their stream and send messages. */
    static final String SSE_PATH = "/sse";

    private static final String INSTRUCTIONS =
            "Contracts and where they are, live. contracts_status tells where a contract is and how"
                    + " it stands, contracts_history what changed, contracts_watch waits for changes,"
                    + " and contracts_submit sends an update, which reaches every subscriber of the"
                    + " feed within milliseconds.";

    @Bean
    McpServer mcpServer(List<PrimitiveSource> sources, McpSettings settings) {
        return new McpServer(
                new ServerInfo("switchboard", "Switchboard", ApiVersion.current()),
                INSTRUCTIONS,
                sources,
                settings.encryptionKeys(),
                Clock.systemUTC());
    }

    @Bean
    Gateway mcpGateway(
            McpServer server,
            McpSettings settings,
            AllowedOrigins origins,
            @Value("${server.address:}") String address) {
        Sessions sessions =
                new Sessions(
                        server.changes(),
                        new Sessions.Limits(
                                settings.sessions(),
                                settings.sessionsOfOne(),
                                settings.sessionIdle()));
        return new Gateway(
                server,
                sessions,
                new Places(settings),
                new AllowedCallers(origins, address, settings.allowedHosts()),
                settings.keepAlive());
    }

    /** Servlets of their own: what Spring MVC does for pages and problems is not meant for them. */
    @Bean
    ServletRegistrationBean<McpServlet> mcpServlet(Gateway gateway) {
        return new ServletRegistrationBean<>(gateway.mcpServlet(), PATH);
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
