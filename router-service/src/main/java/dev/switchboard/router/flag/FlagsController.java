package dev.switchboard.router.flag;

import dev.switchboard.model.flag.FeatureFlag;
import dev.switchboard.model.problem.Excerpt;
import dev.switchboard.model.problem.ProblemKind;
import dev.switchboard.service.openapi.ProblemAnswers;
import dev.switchboard.service.web.problem.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Shows feature flags and changes them. */
@Tag(name = "Features", description = "What can be switched on and off while everything runs.")
@RestController
final class FlagsController {

    private static final byte[] NOTHING = {};
    private static final Duration COME_BACK_AFTER = Duration.ofSeconds(2);

    private final FlagAdministration flags;

    FlagsController(FlagAdministration flags) {
        this.flags = flags;
    }

    /** All flags. */
    record Flags(List<FlagBody> data) {}

    @Operation(summary = "Every feature flag, and how it stands")
    @ApiResponse(
            responseCode = "200",
            description = "all of them",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                            schema = @Schema(ref = FlagSchemas.FLAGS),
                            examples = @ExampleObject(FlagExamples.FLAGS)))
    @ProblemAnswers({ProblemKind.INVALID_REQUEST, ProblemKind.NOT_ACCEPTABLE})
    @GetMapping(path = "/features", produces = MediaType.APPLICATION_JSON_VALUE)
    Flags all() {
        return new Flags(flags.all().stream().map(FlagBody::of).toList());
    }

    @Operation(summary = "A feature flag")
    @DescribedFlag
    @ProblemAnswers({
        ProblemKind.INVALID_REQUEST,
        ProblemKind.NOT_FOUND,
        ProblemKind.NOT_ACCEPTABLE
    })
    @GetMapping(path = "/features/{name}", produces = MediaType.APPLICATION_JSON_VALUE)
    FlagBody one(
            @Parameter(example = "MCP_GATEWAY", schema = @Schema(ref = FlagSchemas.NAME))
                    @PathVariable("name")
                    String name) {
        return FlagBody.of(flags.state(named(name)));
    }

    @Operation(
            summary = "Switch a feature on or off",
            description =
                    "Takes effect at once on this replica and within two seconds on every other;"
                            + " survives restarts.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema = @Schema(ref = FlagSchemas.CHANGE),
                                            examples = @ExampleObject(FlagExamples.CHANGE))))
    @DescribedFlag
    @ProblemAnswers({
        ProblemKind.MALFORMED_JSON,
        ProblemKind.INVALID_REQUEST,
        ProblemKind.NOT_FOUND,
        ProblemKind.NOT_ACCEPTABLE,
        ProblemKind.CONFLICT,
        ProblemKind.TOO_LARGE,
        ProblemKind.UNSUPPORTED_MEDIA_TYPE,
        ProblemKind.UNAVAILABLE
    })
    @PutMapping(
            path = "/features/{name}",
            consumes = {MediaType.APPLICATION_JSON_VALUE, "application/*+json"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    FlagBody set(
            @Parameter(example = "MCP_GATEWAY", schema = @Schema(ref = FlagSchemas.NAME))
                    @PathVariable("name")
                    String name,
            @RequestBody(required = false) byte @Nullable [] json) {
        FeatureFlag flag = named(name);
        FlagRequest wish = FlagRequest.read(json == null ? NOTHING : json);
        return answer(flags.set(flag, wish.enabled(), wish.changedBy()));
    }

    @Operation(summary = "Give a feature flag its default again")
    @DescribedFlag
    @ProblemAnswers({
        ProblemKind.INVALID_REQUEST,
        ProblemKind.NOT_FOUND,
        ProblemKind.NOT_ACCEPTABLE,
        ProblemKind.CONFLICT,
        ProblemKind.UNAVAILABLE
    })
    @DeleteMapping(path = "/features/{name}", produces = MediaType.APPLICATION_JSON_VALUE)
    FlagBody clear(
            @Parameter(example = "MCP_GATEWAY", schema = @Schema(ref = FlagSchemas.NAME))
                    @PathVariable("name")
                    String name) {
        return answer(flags.clear(named(name)));
    }

    private static FeatureFlag named(String name) {
        return FeatureFlag.named(name)
                .orElseThrow(() ->
                        new ProblemException(
                                ProblemKind.NOT_FOUND,
                                "there is no feature flag %s; /features lists them"
                                        .formatted(Excerpt.of(name))));
    }

    private static FlagBody answer(FlagChange change) {
        return switch (change) {
            case FlagChange.Changed(var state) -> FlagBody.of(state);
            case FlagChange.RuledByEnvironment(var variable) ->
                    throw new ProblemException(
                            ProblemKind.CONFLICT,
                            "%s in the router's environment overrides this flag; change it there"
                                    .formatted(variable));
            case FlagChange.StoreAway() ->
                    throw new ProblemException(
                            ProblemKind.UNAVAILABLE,
                            "PostgreSQL does not answer, so that nothing can be changed",
                            COME_BACK_AFTER);
        };
    }
}
