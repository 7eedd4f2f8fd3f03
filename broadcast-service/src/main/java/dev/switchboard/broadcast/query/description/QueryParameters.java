package dev.switchboard.broadcast.query.description;

import dev.switchboard.model.schema.ContractSchemas;
import dev.switchboard.model.schema.RouterSchemas;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Describes the parameters of queries, each by an annotation. */
public final class QueryParameters {

    private QueryParameters() {}

    @Parameter(
            description = "repeatable",
            example = "c-42",
            array = @ArraySchema(schema = @Schema(ref = ContractSchemas.ID)))
    @Target(ElementType.PARAMETER)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface ContractIds {}

    @Parameter(
            description = "repeatable",
            example = "Chennai",
            array = @ArraySchema(schema = @Schema(ref = ContractSchemas.LOCATION)))
    @Target(ElementType.PARAMETER)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Locations {}

    @Parameter(
            description = "repeatable",
            example = "active",
            array = @ArraySchema(schema = @Schema(ref = ContractSchemas.STATUS)))
    @Target(ElementType.PARAMETER)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Statuses {}

    @Parameter(
            description = "who answered; repeatable",
            example = "weather",
            array = @ArraySchema(schema = @Schema(ref = RouterSchemas.SERVER_NAME)))
    @Target(ElementType.PARAMETER)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Servers {}

    @Parameter(
            description = "repeatable",
            example = "timeout",
            array = @ArraySchema(schema = @Schema(ref = RouterSchemas.OUTCOME)))
    @Target(ElementType.PARAMETER)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Outcomes {}

    @Parameter(
            description =
                    "the name or URI of what was called, its own or the one that the client used;"
                            + " repeatable",
            example = "weather__forecast",
            array = @ArraySchema(schema = @Schema(type = "string")))
    @Target(ElementType.PARAMETER)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Names {}

    @Parameter(
            description = "how many at most",
            example = "100",
            schema = @Schema(ref = QuerySchemas.LIMIT))
    @Target(ElementType.PARAMETER)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Limit {}

    @Parameter(description = "the next of an earlier page", example = "c-41")
    @Target(ElementType.PARAMETER)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface After {}

    @Parameter(description = "the next of an earlier page")
    @Target(ElementType.PARAMETER)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface Before {}

    @Parameter(
            description = "recorded at or after",
            example = "2024-01-01T00:00:00Z",
            schema = @Schema(ref = ContractSchemas.TIMESTAMP))
    @Target(ElementType.PARAMETER)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface From {}

    @Parameter(
            description = "recorded before",
            example = "2024-01-02T00:00:00Z",
            schema = @Schema(ref = ContractSchemas.TIMESTAMP))
    @Target(ElementType.PARAMETER)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface To {}

    /** The contract that a path names. */
    @Parameter(example = "c-42", schema = @Schema(ref = ContractSchemas.ID))
    @Target(ElementType.PARAMETER)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface ContractId {}
}
