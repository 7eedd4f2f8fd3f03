package dev.switchboard.service.web;

import org.eclipse.jetty.rewrite.handler.RewriteHandler;
import org.eclipse.jetty.rewrite.handler.RewritePatternRule;
import org.eclipse.jetty.server.Server;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;

/**
 * Sets Jetty up: {@code /api/…} is the same as {@code /…} for everything, WebSocket upgrades
 * included, because it is rewritten before any servlet sees it; and its own errors are problems.
 */
final class ServerCustomizer implements WebServerFactoryCustomizer<JettyServletWebServerFactory> {

    @Override
    public void customize(JettyServletWebServerFactory factory) {
        factory.addServerCustomizers(ServerCustomizer::customize);
    }

    private static void customize(Server server) {
        RewriteHandler alias = new RewriteHandler(server.getHandler());
        alias.addRule(new RewritePatternRule("/api/*", "/"));
        server.setHandler(alias);
        server.setErrorHandler(new ProblemErrorHandler());
    }
}
