package dev.switchboard.router.api.description;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes the parameters of calls about servers, each by an annotation. */
public final class ServerParameters {

    private ServerParameters() {}

    /** The server that a path names. */
    @Parameter(
            description = "in any case of its letters",
            example = "weather",
            schema = @Schema(ref = ServerSchemas.NAME))
    @Target(ElementType.PARAMETER)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Name {}

    @Parameter(
            description = "only these",
            example = "tool",
            schema = @Schema(ref = DefinitionSchemas.KIND))
    @Target(ElementType.PARAMETER)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Kind {}

    @Parameter(
            description = "only these",
            example = "quarantined",
            schema = @Schema(ref = DefinitionSchemas.STATE))
    @Target(ElementType.PARAMETER)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface State {}

    @Parameter(
            description = "how many at most",
            example = "100",
            schema = @Schema(ref = DefinitionSchemas.LIMIT))
    @Target(ElementType.PARAMETER)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Limit {}

    @Parameter(description = "the next of an earlier page", example = "tool/forecast")
    @Target(ElementType.PARAMETER)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface After {}
}
