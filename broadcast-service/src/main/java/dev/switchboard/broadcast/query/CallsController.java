package dev.switchboard.broadcast.query;

import dev.switchboard.broadcast.feed.FeedView;
import dev.switchboard.broadcast.feed.HistoryQuery;
import dev.switchboard.broadcast.query.description.QueryCalls;
import dev.switchboard.broadcast.query.description.QueryParameters;
import dev.switchboard.broadcast.router.CallEntry;
import dev.switchboard.broadcast.router.RouterFeedNames;
import dev.switchboard.broadcast.status.StatusBodies;
import dev.switchboard.broadcast.subscription.PageParameters;
import dev.switchboard.broadcast.subscription.SubscribableFeed;
import dev.switchboard.broadcast.subscription.ViewReadiness;
import dev.switchboard.model.problem.ProblemKind;
import dev.switchboard.service.openapi.ProblemAnswers;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers from the calls that this node remembers. */
@Tag(name = "Router")
@RestController
final class CallsController {

    private final SubscribableFeed calls;
    private final FeedView<CallEntry> view;

    CallsController(
            @Qualifier("subscribableCalls") SubscribableFeed calls, FeedView<CallEntry> view) {
        this.calls = calls;
        this.view = view;
    }

    @QueryCalls.Calls
    @ProblemAnswers({ProblemKind.INVALID_REQUEST, ProblemKind.UNAVAILABLE})
    @GetMapping("/calls")
    ResponseEntity<byte[]> calls(
            @Parameter(hidden = true) HttpServletRequest request,
            @QueryParameters.Limit @RequestParam(required = false) @Nullable String limit,
            @QueryParameters.Servers @RequestParam(required = false) @Nullable List<String> server,
            @QueryParameters.Outcomes @RequestParam(required = false)
                    @Nullable List<String> outcome,
            @QueryParameters.Names @RequestParam(required = false) @Nullable List<String> name,
            @QueryParameters.From @RequestParam(required = false) @Nullable String from,
            @QueryParameters.To @RequestParam(required = false) @Nullable String to,
            @QueryParameters.Before @RequestParam(required = false) @Nullable String before) {
        ViewReadiness.require(calls::isComplete);
        PageParameters reader = new PageParameters();
        HistoryQuery<CallEntry> query =
                new HistoryQuery<>(
                        reader.limit(Parameters.one(request, "limit")),
                        wanted(request, reader),
                        reader.time("from", Parameters.one(request, "from"), Long.MIN_VALUE),
                        reader.time("to", Parameters.one(request, "to"), Long.MAX_VALUE),
                        reader.before(Parameters.one(request, "before")));
        Parameters.requireGood(reader);
        return JsonResponses.json(json ->
                StatusBodies.page(json, view.recent(query), (item, call) -> call.writeItem(item)));
    }

    /** An empty list matches all. */
    private static Predicate<CallEntry> wanted(HttpServletRequest request, PageParameters reader) {
        Set<String> servers =
                reader.values(RouterFeedNames.SERVER_OF_CALL, Parameters.all(request, "server"));
        Set<String> outcomes =
                reader.values(RouterFeedNames.OUTCOME, Parameters.all(request, "outcome"));
        List<String> names = Parameters.all(request, "name");
        return call ->
                (servers.isEmpty() || servers.contains(call.server()))
                        && (outcomes.isEmpty() || outcomes.contains(call.group()))
                        && (names.isEmpty() || names.stream().anyMatch(call::isNamed));
    }
}
