package dev.switchboard.router.flag;

import dev.openfeature.sdk.ErrorCode;
import dev.openfeature.sdk.EvaluationContext;
import dev.openfeature.sdk.FeatureProvider;
import dev.openfeature.sdk.Metadata;
import dev.openfeature.sdk.ProviderEvaluation;
import dev.openfeature.sdk.Reason;
import dev.openfeature.sdk.Value;
import dev.switchboard.model.flag.FeatureFlag;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Provides the flags to OpenFeature: the environment overrides the stored setting, which overrides
 * the default. Works in memory, from the settings passed to it last. Thread-safe.
 */
final class FlagProvider implements FeatureProvider {

    private final EnvironmentFlags environment;
    private volatile Map<FeatureFlag, FlagOverride> overrides = Map.of();

    FlagProvider(EnvironmentFlags environment) {
        this.environment = environment;
    }

    /** What is set from now on; whether that is something else than before. */
    boolean become(Map<FeatureFlag, FlagOverride> set) {
        Map<FeatureFlag, FlagOverride> before = overrides;
        overrides = Map.copyOf(set);
        return !overrides.equals(before);
    }

    FlagState state(FeatureFlag flag) {
        FlagOverride override = overrides.get(flag);
        return environment
                .of(flag)
                .map(on -> new FlagState(flag, on, FlagState.Source.ENVIRONMENT, override))
                .orElseGet(() ->
                        override == null
                                ? new FlagState(
                                        flag, flag.isOnByDefault(), FlagState.Source.DEFAULT, null)
                                : new FlagState(
                                        flag,
                                        override.enabled(),
                                        FlagState.Source.OVERRIDE,
                                        override));
    }

    @Override
    public Metadata getMetadata() {
        return () -> "switchboard";
    }

    @Override
    public ProviderEvaluation<Boolean> getBooleanEvaluation(
            String key, Boolean otherwise, @Nullable EvaluationContext context) {
        return FeatureFlag.named(key)
                .map(this::state)
                .map(FlagProvider::evaluation)
                .orElseGet(() -> fault(otherwise, ErrorCode.FLAG_NOT_FOUND));
    }

    private static ProviderEvaluation<Boolean> evaluation(FlagState state) {
        Reason reason = state.source() == FlagState.Source.DEFAULT ? Reason.DEFAULT : Reason.STATIC;
        return ProviderEvaluation.<Boolean>builder()
                .value(state.enabled())
                .variant(state.enabled() ? "on" : "off")
                .reason(reason.toString())
                .build();
    }

    @Override
    public ProviderEvaluation<String> getStringEvaluation(
            String key, String otherwise, @Nullable EvaluationContext context) {
        return fault(otherwise, ErrorCode.TYPE_MISMATCH);
    }

    @Override
    public ProviderEvaluation<Integer> getIntegerEvaluation(
            String key, Integer otherwise, @Nullable EvaluationContext context) {
        return fault(otherwise, ErrorCode.TYPE_MISMATCH);
    }

    @Override
    public ProviderEvaluation<Double> getDoubleEvaluation(
            String key, Double otherwise, @Nullable EvaluationContext context) {
        return fault(otherwise, ErrorCode.TYPE_MISMATCH);
    }

    @Override
    public ProviderEvaluation<Value> getObjectEvaluation(
            String key, Value otherwise, @Nullable EvaluationContext context) {
        return fault(otherwise, ErrorCode.TYPE_MISMATCH);
    }

    private static <T> ProviderEvaluation<T> fault(T otherwise, ErrorCode code) {
        return ProviderEvaluation.<T>builder()
                .value(otherwise)
                .errorCode(code)
                .reason(Reason.ERROR.toString())
                .build();
    }
}
