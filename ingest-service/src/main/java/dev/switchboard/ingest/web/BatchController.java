package dev.switchboard.ingest.web;

import dev.switchboard.admission.Admission;
import dev.switchboard.admission.Admission.Saturated;
import dev.switchboard.admission.SenderIdentity;
import dev.switchboard.admission.UpdateAdmission;
import dev.switchboard.ingest.entry.CallerRates;
import dev.switchboard.ingest.entry.ConcurrencyLimited;
import dev.switchboard.ingest.web.description.FirstIndex;
import dev.switchboard.ingest.web.description.IdempotencyKey;
import dev.switchboard.ingest.web.description.ManyUpdates;
import dev.switchboard.model.json.Json;
import dev.switchboard.model.json.MalformedJsonException;
import dev.switchboard.model.problem.ProblemKind;
import dev.switchboard.model.problem.Violation;
import dev.switchboard.service.web.body.BatchBody;
import dev.switchboard.service.web.problem.ProblemException;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Many updates in one request, as a JSON array. */
@Tag(name = "Updates")
@ConcurrencyLimited(ConcurrencyLimited.Kind.MANY)
@RestController
final class BatchController {

    private static final byte[] NOTHING = {};

    private final UpdateAdmission admission;
    private final CallerRates rates;

    BatchController(UpdateAdmission admission, CallerRates rates) {
        this.admission = admission;
        this.rates = rates;
    }

    @ManyUpdates
    @BatchBody
    @PostMapping(
            path = "/updates",
            consumes = {MediaType.APPLICATION_JSON_VALUE, "application/*+json"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<BatchOutcome> updates(
            @RequestBody(required = false) byte @Nullable [] json,
            @IdempotencyKey @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable String key,
            @FirstIndex @RequestParam(name = FirstIndex.NAME, required = false)
                    @Nullable String first,
            HttpServletRequest request) {
        SenderIdentity sender = AdmissionResponses.sender(key);
        long firstIndex = FirstIndexReader.of(first);
        UnevaluatedConditions.refuse(request);
        BatchTally tally = new BatchTally();
        hand(items(json == null ? NOTHING : json), firstIndex, sender, tally);
        try {
            return BatchAnswer.of(tally, null);
        } finally {
            // the first was counted when the request was let in
            rates.charge(request, tally.taken() - 1);
        }
    }

    private void hand(
            Iterator<JsonNode> items, long first, SenderIdentity sender, BatchTally tally) {
        for (long index = first; items.hasNext(); index++) {
            JsonNode item = items.next();
            StreamRateLimit.makeRoom(admission.gate(), tally);
            Optional<Saturated> missed = tally.saturated();
            // each further try would block as long, and overtake what it should follow
            CompletableFuture<Admission> outcome =
                    missed.isPresent()
                            ? CompletableFuture.completedFuture(missed.get())
                            : admission.update(item, sender.item(index));
            // the body that it came in is bounded already
            tally.add(index, 0, outcome);
        }
    }

    private static Iterator<JsonNode> items(byte[] json) {
        try {
            return Json.items(json)
                    .orElseThrow(() ->
                            new ProblemException(
                                    ProblemKind.INVALID_UPDATE,
                                    "the body must be a JSON array of updates",
                                    List.of(
                                            new Violation(
                                                    "",
                                                    "must be a JSON array of updates",
                                                    null,
                                                    null))));
        } catch (MalformedJsonException e) {
            throw new ProblemException(ProblemKind.MALFORMED_JSON, e.detail());
        }
    }
}
