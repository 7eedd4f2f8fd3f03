package dev.switchboard.router.flag;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.core.Ordered;

/**
 * Puts a gate before each gated path, behind the filter that knows foreign origins and before all
 * that reads requests. The server finds the gate for a path as it finds the servlet: no spelling of
 * a path leads past one.
 */
final class FlagGates implements ServletContextInitializer, Ordered {

    private final FeatureFlags flags;

    FlagGates(FeatureFlags flags) {
        this.flags = flags;
    }

    @Override
    public int getOrder() {
        return 0;
    }

    @Override
    public void onStartup(ServletContext context) throws ServletException {
        for (var gated : GatedPaths.ALL.entrySet()) {
            FilterRegistrationBean<FlagGate> gate =
                    new FilterRegistrationBean<>(new FlagGate(flags, gated.getValue()));
            gate.setName("gate of " + gated.getKey());
            gate.addUrlPatterns(gated.getKey(), gated.getKey() + "/*");
            gate.onStartup(context);
        }
    }
}
