package dev.switchboard.router.flag;

import dev.switchboard.model.flag.FeatureFlag;
import dev.switchboard.router.flag.FlagChange.Changed;
import dev.switchboard.router.flag.FlagChange.RuledByEnvironment;
import dev.switchboard.router.flag.FlagChange.StoreAway;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/** Changes flags and returns their state. Thread-safe. */
final class FlagAdministration {

    private final FlagStore store;
    private final FlagProvider provider;
    private final FlagWatch watch;
    private final FlagNews news;

    FlagAdministration(FlagStore store, FlagProvider provider, FlagWatch watch, FlagNews news) {
        this.store = store;
        this.provider = provider;
        this.watch = watch;
        this.news = news;
    }

    List<FlagState> all() {
        return Arrays.stream(FeatureFlag.values()).map(provider::state).toList();
    }

    FlagState state(FeatureFlag flag) {
        return provider.state(flag);
    }

    FlagChange set(FeatureFlag flag, boolean enabled, @Nullable String changedBy) {
        return change(flag, () -> store.set(flag, enabled, changedBy));
    }

    /** Back to its default. */
    FlagChange clear(FeatureFlag flag) {
        return change(flag, () -> store.clear(flag));
    }

    private FlagChange change(FeatureFlag flag, Runnable change) {
        if (provider.state(flag).source() == FlagState.Source.ENVIRONMENT) {
            return new RuledByEnvironment(flag.variable());
        }
        try {
            change.run();
            watch.lookNow();
        } catch (DataAccessException e) {
            return new StoreAway();
        }
        news.tell(flag.name());
        return new Changed(provider.state(flag));
    }
}
