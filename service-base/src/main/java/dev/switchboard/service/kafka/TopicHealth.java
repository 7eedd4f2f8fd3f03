package dev.switchboard.service.kafka;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Answers for a service's topics in its readiness, with the reason when they are not ready. */
public final class TopicHealth implements HealthIndicator {

    private final TopicGuard guard;

    public TopicHealth(TopicGuard guard) {
        this.guard = guard;
    }

    @Override
    public Health health() {
        return switch (guard.state()) {
            case TopicState.Ready() -> Health.up().build();
            case TopicState.Waiting(var reason) ->
                    Health.outOfService().withDetail("reason", reason).build();
            case TopicState.Faulty(var faults) ->
                    Health.down().withDetail("faults", faults).build();
        };
    }
}
