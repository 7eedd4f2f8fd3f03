package dev.switchboard.router.flag;

import dev.switchboard.model.flag.FeatureFlag;
import dev.switchboard.model.schema.NamedSchemas;
import dev.switchboard.model.schema.Schema;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Schemas of feature flags. */
final class FlagSchemas {

    static final String FLAG = "FeatureFlag";
    static final String FLAGS = "FeatureFlags";
    static final String CHANGE = "FeatureFlagChange";
    static final String NAME = "FeatureFlagName";

    private FlagSchemas() {}

    static NamedSchemas all() {
        return new NamedSchemas(
                Map.of(
                        FLAG,
                        flag(),
                        FLAGS,
                        Schema.object()
                                .with(
                                        "data",
                                        Schema.array(Schema.ref(FLAG))
                                                .describedAs("Every flag there is.")),
                        CHANGE,
                        change(),
                        NAME,
                        name()));
    }

    private static Schema flag() {
        return Schema.object()
                .describedAs("A feature that can be switched on and off.")
                .with("name", Schema.ref(NAME))
                .with("enabled", Schema.bool().describedAs("Whether it is on now."))
                .with("default", Schema.bool().describedAs("What holds where nothing is set."))
                .with("owner", Schema.string().describedAs("The service whose feature it is."))
                .with("gates", Schema.string().describedAs("What is not there while it is off."))
                .with(
                        "source",
                        Schema.label(sources())
                                .describedAs(
                                        "Which source applies: the environment overrides the"
                                                + " stored setting, which overrides the default."))
                .optional(
                        "variable",
                        Schema.string()
                                .describedAs("The environment variable that rules, if one does."))
                .optional(
                        "changed_at",
                        Schema.string()
                                .format("date-time")
                                .describedAs("When it was set; absent where it was not."))
                .optional("changed_by", changedBy());
    }

    private static Schema change() {
        return Schema.object()
                .with("enabled", Schema.bool().describedAs("On or off."))
                .optional("changed_by", changedBy())
                .closed();
    }

    private static Schema changedBy() {
        return Schema.string()
                .describedAs("Who set it, as they said themselves.")
                .characters(1, FlagRequest.LONGEST_NAME);
    }

    private static Schema name() {
        return Schema.label(Arrays.stream(FeatureFlag.values()).map(Enum::name).toList());
    }

    private static List<String> sources() {
        return Arrays.stream(FlagState.Source.values())
                .map(source -> source.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
