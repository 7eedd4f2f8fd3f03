package dev.switchboard.router.api;

import dev.switchboard.model.json.Json;
import dev.switchboard.model.problem.Excerpt;
import dev.switchboard.model.problem.Problem;
import dev.switchboard.model.problem.ProblemKind;
import dev.switchboard.model.router.CallEvent;
import dev.switchboard.model.router.ProtocolEra;
import dev.switchboard.router.api.description.ToolDescriptions;
import dev.switchboard.router.api.description.ToolParameters;
import dev.switchboard.router.protocol.JsonRpcMessage.Request;
import dev.switchboard.router.server.AuditedCall;
import dev.switchboard.router.server.CallLog;
import dev.switchboard.router.session.SessionCaller;
import dev.switchboard.service.web.problem.ProblemException;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** Finds tools, and calls them for those who do not speak MCP. */
@Tag(name = "Tools", description = "The tools of all MCP servers, and of the router itself.")
@RestController
final class ToolsController {

    private static final Duration COME_BACK_AFTER = Duration.ofSeconds(2);

    private final ToolIndex index;
    private final CallLog log;
    private final ToolCaller caller = new ToolCaller();

    ToolsController(ToolIndex index, CallLog log) {
        this.index = index;
        this.log = log;
    }

    @ToolDescriptions.Search
    @GetMapping(path = "/tools", produces = MediaType.APPLICATION_JSON_VALUE)
    ObjectNode search(
            @Parameter(hidden = true) HttpServletRequest request,
            @ToolParameters.Words @RequestParam(required = false) @Nullable String q,
            @ToolParameters.Server @RequestParam(required = false) @Nullable String server,
            @ToolParameters.Limit @RequestParam(required = false) @Nullable String limit,
            @ToolParameters.After @RequestParam(required = false) @Nullable String after) {
        QueryValues values = new QueryValues(request);
        ToolSearch search =
                new ToolSearch(
                        ToolSearch.words(values.text("q", ToolSearch.LONGEST)),
                        values.text("server"),
                        values.number("limit", ToolSearch.MOST, ToolSearch.USUAL),
                        values.value(
                                "after",
                                ToolSearch.Position::of,
                                "must be the next of an earlier page"));
        values.requireGood();
        return search.page(index.byName().values());
    }

    @ToolDescriptions.One
    @GetMapping(path = "/tools/{name}", produces = MediaType.APPLICATION_JSON_VALUE)
    ObjectNode one(@ToolParameters.Name @PathVariable("name") String name) {
        return known(name).json();
    }

    @ToolDescriptions.Call
    @PostMapping(
            path = "/tools/{name}/call",
            consumes = {MediaType.APPLICATION_JSON_VALUE, "application/*+json"},
            produces = {MediaType.APPLICATION_JSON_VALUE, Problem.MEDIA_TYPE})
    ResponseEntity<byte[]> call(
            @Parameter(hidden = true) HttpServletRequest http,
            @ToolParameters.Name @PathVariable("name") String name,
            @RequestBody(required = false) byte @Nullable [] json)
            throws InterruptedException {
        IndexedTool found = known(name);
        ToolCallRequest request = ToolCallRequest.read(json);
        AuditedCall audited = audited(found, request, http, json == null ? 0 : json.length);
        byte[] answer = {};
        try {
            return switch (caller.call(
                    found.tool(), request.arguments(), request.timeout(), audited)) {
                case CallOutcome.Result(var result) -> {
                    answer = Json.MAPPER.writeValueAsBytes(result);
                    yield ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(answer);
                }
                case CallOutcome.Failed failed -> {
                    answer = Json.MAPPER.writeValueAsBytes(problem(failed));
                    yield ResponseEntity.status(ProblemKind.BAD_GATEWAY.status())
                            .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                            .body(answer);
                }
                case CallOutcome.Unavailable(var why) ->
                        throw new ProblemException(ProblemKind.UNAVAILABLE, why, COME_BACK_AFTER);
                case CallOutcome.TimedOut(var why) ->
                        throw new ProblemException(ProblemKind.GATEWAY_TIMEOUT, why);
            };
        } finally {
            audited.report(answer.length);
        }
    }

    private IndexedTool known(String name) {
        IndexedTool found = index.byName().get(name);
        if (found == null) {
            throw new ProblemException(
                    ProblemKind.NOT_FOUND,
                    "there is no tool %s, or it is in quarantine; /tools lists those that there are"
                            .formatted(Excerpt.of(name)));
        }
        return found;
    }

    /** Recorded as what it is in MCP; {@code User-Agent} takes the place of {@code clientInfo}. */
    private AuditedCall audited(
            IndexedTool tool, ToolCallRequest request, HttpServletRequest http, int bytes) {
        ObjectNode params = Json.MAPPER.createObjectNode().put("name", tool.tool().name());
        params.set("arguments", request.arguments());
        String address = http.getRemoteAddr();
        String credentials = http.getHeader(HttpHeaders.AUTHORIZATION);
        AuditedCall call =
                new AuditedCall(
                        log,
                        new Request(NullNode.getInstance(), "tools/call", params),
                        http.getRequestURI(),
                        new CallEvent.Origin(
                                SessionCaller.of(credentials, address).origin(),
                                http.getHeader(HttpHeaders.USER_AGENT),
                                ProtocolEra.STATELESS),
                        bytes);
        // Known before the tool's thread says so, which may not have when the time is over.
        call.target().becomes(tool.server(), tool.originalName());
        return call;
    }

    /** A problem with the error of the protocol beside what all problems have. */
    private static ObjectNode problem(CallOutcome.Failed failed) {
        ObjectNode problem =
                Json.MAPPER.valueToTree(Problem.of(ProblemKind.BAD_GATEWAY, failed.message()));
        ObjectNode error =
                problem.putObject("error")
                        .put("code", failed.code())
                        .put("message", failed.message());
        if (failed.data() != null) {
            error.set("data", failed.data());
        }
        return problem;
    }
}
