package dev.switchboard.broadcast.query;

import dev.switchboard.broadcast.feed.ReadProgress;
import dev.switchboard.broadcast.history.ContractChange;
import dev.switchboard.broadcast.history.HistoryView;
import dev.switchboard.broadcast.message.MessageBodies;
import dev.switchboard.broadcast.query.description.QueryCalls;
import dev.switchboard.broadcast.query.description.QueryParameters;
import dev.switchboard.broadcast.subscription.HistoryParameters;
import dev.switchboard.broadcast.subscription.ViewReadiness;
import dev.switchboard.model.problem.ProblemKind;
import dev.switchboard.service.openapi.ProblemAnswers;
import dev.switchboard.service.web.problem.ProblemException;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ETag;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers from the view. */
@Tag(name = "Contracts")
@RestController
final class ContractsController {

    private final HistoryView view;
    private final ReadProgress progress;

    ContractsController(HistoryView view, ReadProgress progress) {
        this.view = view;
        this.progress = progress;
    }

    @QueryCalls.Contracts
    @ProblemAnswers({ProblemKind.INVALID_REQUEST, ProblemKind.UNAVAILABLE})
    @GetMapping("/contracts")
    ResponseEntity<byte[]> contracts(
            @Parameter(hidden = true) HttpServletRequest request,
            @QueryParameters.ContractIds @RequestParam(name = "contract_id", required = false)
                    @Nullable List<String> contractId,
            @QueryParameters.Locations @RequestParam(required = false)
                    @Nullable List<String> location,
            @QueryParameters.Statuses @RequestParam(required = false) @Nullable List<String> status,
            @QueryParameters.Limit @RequestParam(required = false) @Nullable String limit,
            @QueryParameters.After @RequestParam(required = false) @Nullable String after) {
        ViewReadiness.require(progress::isComplete);
        HistoryParameters reader = new HistoryParameters();
        int most = reader.limit(Parameters.one(request, "limit"));
        var wanted =
                reader.wanted(
                        Parameters.all(request, "contract_id"),
                        Parameters.all(request, "location"),
                        Parameters.all(request, "status"));
        Parameters.requireGood(reader);
        String from = Parameters.one(request, "after");
        ContractsPage page = ContractsPage.of(view.latestChanges(), wanted, from, most);
        return JsonResponses.json(json -> {
            json.writeName("data");
            json.writeStartArray();
            page.contracts().forEach(change -> MessageBodies.item(json, change));
            json.writeEndArray();
            if (page.next() != null) {
                json.writeStringProperty("next", page.next());
            }
        });
    }

    @QueryCalls.Contract
    @ProblemAnswers({
        ProblemKind.INVALID_REQUEST,
        ProblemKind.NOT_FOUND,
        ProblemKind.PRECONDITION_FAILED,
        ProblemKind.UNAVAILABLE
    })
    @GetMapping("/contracts/{contract_id}")
    void contract(
            @QueryParameters.ContractId @PathVariable("contract_id") String contractId,
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        ViewReadiness.require(progress::isComplete);
        ContractChange latest =
                view.latest(Parameters.contractId(contractId))
                        .orElseThrow(() ->
                                new ProblemException(
                                        ProblemKind.NOT_FOUND,
                                        "there is no contract " + contractId));
        ETag tag = new ETag(latest.id().toString(), false);
        Instant modified = lastModified(latest);
        Preconditions conditions = new Preconditions(request, tag, modified);
        conditions.require();
        response.setHeader(HttpHeaders.ETAG, tag.formattedTag());
        response.setDateHeader(HttpHeaders.LAST_MODIFIED, modified.toEpochMilli());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        if (conditions.notModified()) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        byte[] body = MessageBodies.itemAlone(latest);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** Kafka's clock may be ahead of ours: never later than the answer (RFC 9110, 8.8.2.1). */
    private static Instant lastModified(ContractChange change) {
        return Instant.ofEpochMilli(Math.min(change.appendTime(), System.currentTimeMillis()));
    }
}
