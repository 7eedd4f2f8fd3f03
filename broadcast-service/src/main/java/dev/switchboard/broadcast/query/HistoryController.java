package dev.switchboard.broadcast.query;

import dev.switchboard.broadcast.feed.HistoryQuery;
import dev.switchboard.broadcast.feed.ReadProgress;
import dev.switchboard.broadcast.history.ContractChange;
import dev.switchboard.broadcast.history.HistoryView;
import dev.switchboard.broadcast.query.description.QueryCalls;
import dev.switchboard.broadcast.query.description.QueryParameters;
import dev.switchboard.broadcast.status.StatusBodies;
import dev.switchboard.broadcast.subscription.HistoryParameters;
import dev.switchboard.broadcast.subscription.ViewReadiness;
import dev.switchboard.model.contract.ContractPaths;
import dev.switchboard.model.problem.ProblemKind;
import dev.switchboard.service.openapi.ProblemAnswers;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers from the history. */
@Tag(name = "Contracts")
@RestController
final class HistoryController {

    private final HistoryView view;
    private final ReadProgress progress;

    HistoryController(HistoryView view, ReadProgress progress) {
        this.view = view;
        this.progress = progress;
    }

    @QueryCalls.History
    @ProblemAnswers({ProblemKind.INVALID_REQUEST, ProblemKind.UNAVAILABLE})
    @GetMapping(ContractPaths.HISTORY)
    ResponseEntity<byte[]> history(
            @Parameter(hidden = true) HttpServletRequest request,
            @QueryParameters.Limit @RequestParam(required = false) @Nullable String limit,
            @QueryParameters.ContractIds @RequestParam(name = "contract_id", required = false)
                    @Nullable List<String> contractId,
            @QueryParameters.Locations @RequestParam(required = false)
                    @Nullable List<String> location,
            @QueryParameters.Statuses @RequestParam(required = false) @Nullable List<String> status,
            @QueryParameters.From @RequestParam(required = false) @Nullable String from,
            @QueryParameters.To @RequestParam(required = false) @Nullable String to,
            @QueryParameters.Before @RequestParam(required = false) @Nullable String before) {
        ViewReadiness.require(progress::isComplete);
        HistoryParameters reader = new HistoryParameters();
        HistoryQuery<ContractChange> query =
                new HistoryQuery<>(
                        reader.limit(Parameters.one(request, "limit")),
                        reader.wanted(
                                Parameters.all(request, "contract_id"),
                                Parameters.all(request, "location"),
                                Parameters.all(request, "status")),
                        reader.time("from", Parameters.one(request, "from"), Long.MIN_VALUE),
                        reader.time("to", Parameters.one(request, "to"), Long.MAX_VALUE),
                        reader.before(Parameters.one(request, "before")));
        Parameters.requireGood(reader);
        return JsonResponses.json(json -> StatusBodies.history(json, view.recent(query)));
    }
}
