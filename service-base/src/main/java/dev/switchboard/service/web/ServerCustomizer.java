package dev.switchboard.service.web;

import dev.switchboard.service.web.problem.ProblemErrorHandler;
import dev.switchboard.service.web.problem.SentAttributes;
import org.eclipse.jetty.rewrite.handler.RewriteHandler;
import org.eclipse.jetty.rewrite.handler.RewritePatternRule;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/**
 * Sets Jetty up: {@code /api/…} is the same as {@code /…} for everything, WebSocket upgrades
 * included, because it is rewritten before any servlet sees it; and its own errors are problems.
 */
final class ServerCustomizer implements WebServerFactoryCustomizer<JettyServletWebServerFactory> {

    /**
     * All clients of a node may come back at once. With Java's 50 the kernel drops what it cannot
     * queue, and those clients wait for a second and more until they are heard.
     */
    private static final int ACCEPT_QUEUE = 4_096;

    @Override
    public void customize(JettyServletWebServerFactory factory) {
        factory.addServerCustomizers(ServerCustomizer::customize);
    }

    private static void customize(Server server) {
        RewriteHandler alias = new RewriteHandler(server.getHandler());
        alias.setOriginalPathAttribute(SentAttributes.PATH);
        alias.addRule(new ServerOptionsRule());
        alias.addRule(new QueryRule());
        alias.addRule(new ContentTypeRule());
        alias.addRule(new OddHeadersRule());
        alias.addRule(new RewritePatternRule("/api/*", "/"));
        server.setHandler(alias);
        server.setErrorHandler(new ProblemErrorHandler());
        for (Connector connector : server.getConnectors()) {
            if (connector instanceof ServerConnector tcp) {
                tcp.setAcceptQueueSize(ACCEPT_QUEUE);
            }
        }
    }
}
