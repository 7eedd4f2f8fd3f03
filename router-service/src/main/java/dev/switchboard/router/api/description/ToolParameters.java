package dev.switchboard.router.api.description;

import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes the parameters of calls about tools, each by an annotation. */
public final class ToolParameters {

    private ToolParameters() {}

    @Parameter(
            description =
                    "words that must all occur in name, title or description, in any case of their"
                            + " letters",
            example = "city forecast",
            schema = @Schema(type = "string", maxLength = 200))
    @Target(ElementType.PARAMETER)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Words {}

    @Parameter(
            description = "only tools of this server; switchboard for the router's own",
            example = "weather",
            schema = @Schema(type = "string"))
    @Target(ElementType.PARAMETER)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Server {}

    @Parameter(
            description = "how many at most",
            example = "50",
            schema = @Schema(ref = ToolSchemas.LIMIT))
    @Target(ElementType.PARAMETER)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Limit {}

    @Parameter(description = "the next of an earlier page", example = "0.weather__forecast")
    @Target(ElementType.PARAMETER)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface After {}

    /** The tool that a path names. */
    @Parameter(
            description = "as /tools and the MCP endpoint list it",
            example = "weather__forecast",
            schema = @Schema(type = "string"))
    @Target(ElementType.PARAMETER)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Name {}
}
