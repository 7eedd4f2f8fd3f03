package dev.switchboard.router.flag;

import dev.switchboard.model.flag.FeatureFlag;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The flags that environment variables set, {@code FEATURE_MCP_GATEWAY=off}. */
record EnvironmentFlags(Map<FeatureFlag, Boolean> ruled) {

    private static final List<String> ON = List.of("on", "true", "1");
    private static final List<String> OFF = List.of("off", "false", "0");

    EnvironmentFlags {
        ruled = Map.copyOf(ruled);
    }

    /**
     * @param variables the value of each, null where it is not set
     * @throws IllegalArgumentException when one says neither on nor off
     */
    static EnvironmentFlags read(Function<String, @Nullable String> variables) {
        Map<FeatureFlag, Boolean> ruled = new EnumMap<>(FeatureFlag.class);
        for (FeatureFlag flag : FeatureFlag.values()) {
            String value = variables.apply(flag.variable());
            if (value != null && !value.isBlank()) {
                ruled.put(flag, isOn(flag, value.strip().toLowerCase(Locale.ROOT)));
            }
        }
        return new EnvironmentFlags(ruled);
    }

    private static boolean isOn(FeatureFlag flag, String value) {
        if (!ON.contains(value) && !OFF.contains(value)) {
            throw new IllegalArgumentException(
                    "%s must be on or off, not %s".formatted(flag.variable(), value));
        }
        return ON.contains(value);
    }

    Optional<Boolean> of(FeatureFlag flag) {
        return Optional.ofNullable(ruled.get(flag));
    }
}
