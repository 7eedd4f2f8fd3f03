package dev.switchboard.router.flag;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A flag as the API shows it; {@link FlagSchemas} describes it.
 *
 * @param variable the one that rules; null where none does
 * @param changedAt when it was set; null where it was not
 * @param changedBy by whom; null where that was not said
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FlagBody(
        String name,
        boolean enabled,
        @JsonProperty("default") boolean onByDefault,
        String owner,
        String gates,
        String source,
        @Nullable String variable,
        @JsonProperty("changed_at") @Nullable String changedAt,
        @JsonProperty("changed_by") @Nullable String changedBy) {

    static FlagBody of(FlagState state) {
        FlagOverride override = state.override();
        return new FlagBody(
                state.flag().name(),
                state.enabled(),
                state.flag().isOnByDefault(),
                state.flag().owner(),
                state.flag().gates(),
                state.source().name().toLowerCase(Locale.ROOT),
                state.source() == FlagState.Source.ENVIRONMENT ? state.flag().variable() : null,
                override == null ? null : override.changedAt().toString(),
                override == null ? null : override.changedBy());
    }
}
