package dev.switchboard.router.catalog;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Collects changes of listings for a moment, and reports them at once: when a router starts, all
 * servers change within seconds. Thread-safe.
 */
final class ListingChanges {

    private static final Duration MOMENT = Duration.ofMillis(50);

    private final Consumer<Set<DefinitionKind>> report;
    private final Set<DefinitionKind> changed = EnumSet.noneOf(DefinitionKind.class);

    ListingChanges(Consumer<Set<DefinitionKind>> report) {
        this.report = report;
    }

    synchronized void changed(Set<DefinitionKind> kinds) {
        boolean isFirst = changed.isEmpty();
        changed.addAll(kinds);
        if (isFirst && !changed.isEmpty()) {
            Thread.ofVirtual().name("catalog-changes").start(this::reportSoon);
        }
    }

    private void reportSoon() {
        try {
            Thread.sleep(MOMENT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        report.accept(take());
    }

    private synchronized Set<DefinitionKind> take() {
        Set<DefinitionKind> taken = EnumSet.copyOf(changed);
        changed.clear();
        return taken;
    }
}
