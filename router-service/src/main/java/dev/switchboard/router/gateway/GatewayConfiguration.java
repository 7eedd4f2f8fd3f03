package dev.switchboard.router.gateway;

import dev.switchboard.router.primitive.Tool;
import dev.switchboard.service.api.ApiVersion;
import dev.switchboard.service.web.AllowedOrigins;
import java.util.List;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Serves the MCP endpoint beside whatever else the server has. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(McpSettings.class)
public class GatewayConfiguration {

    /** Where clients send messages. */
    static final String PATH = "/mcp";

    /** A servlet of its own: what Spring MVC does for pages and problems is not meant for it. */
    @Bean
    ServletRegistrationBean<McpServlet> mcpServlet(
            List<Tool> tools, McpSettings settings, AllowedOrigins origins) {
        Methods methods =
                new Methods(
                        new ServerInfo("switchboard", "Switchboard", ApiVersion.current()),
                        new Tools(tools));
        return new ServletRegistrationBean<>(
                new McpServlet(
                        methods,
                        new RequestBody(settings.bodyLimit()),
                        new CallerOrigin(origins),
                        settings.requests()),
                PATH);
    }

    @Bean
    McpRefusals mcpRefusals() {
        return new McpRefusals();
    }
}
