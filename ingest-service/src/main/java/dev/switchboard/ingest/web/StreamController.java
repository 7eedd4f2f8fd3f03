package dev.switchboard.ingest.web;

import dev.switchboard.admission.Admission;
import dev.switchboard.admission.SenderIdentity;
import dev.switchboard.admission.UpdateAdmission;
import dev.switchboard.ingest.entry.CallerRates;
import dev.switchboard.ingest.entry.ConcurrencyLimited;
import dev.switchboard.ingest.web.description.FirstIndex;
import dev.switchboard.ingest.web.description.IdempotencyKey;
import dev.switchboard.model.problem.ProblemKind;
import dev.switchboard.service.openapi.ProblemAnswers;
import dev.switchboard.service.web.body.BodyCharset;
import dev.switchboard.service.web.body.BodyLimits;
import dev.switchboard.service.web.body.ContentCoding;
import dev.switchboard.service.web.problem.BrokenBodyException;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Many updates in one request, as a stream of lines of any length: read as fast as Kafka
 * acknowledges, in memory that does not grow with it.
 */
@Hidden // described with the same call in its other form
@ConcurrencyLimited(ConcurrencyLimited.Kind.STREAM)
@RestController
final class StreamController {

    private final UpdateAdmission admission;
    private final CallerRates rates;
    private final StreamsEnd end;
    private final int lineLimit;

    StreamController(
            UpdateAdmission admission, CallerRates rates, StreamsEnd end, BodyLimits limits) {
        this.admission = admission;
        this.rates = rates;
        this.end = end;
        this.lineLimit = limits.bodyBytes();
    }

    @ProblemAnswers({
        ProblemKind.INVALID_REQUEST,
        ProblemKind.NOT_ACCEPTABLE,
        ProblemKind.PRECONDITION_FAILED,
        ProblemKind.UNSUPPORTED_MEDIA_TYPE,
        ProblemKind.TOO_MANY_REQUESTS,
        ProblemKind.UNAVAILABLE
    })
    @PostMapping(
            path = "/updates",
            consumes = MediaType.APPLICATION_NDJSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    void stream(
            @RequestHeader(name = IdempotencyKey.HEADER, required = false) @Nullable String key,
            @RequestParam(name = FirstIndex.NAME, required = false) @Nullable String first,
            @RequestHeader HttpHeaders headers,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        EarlyAnswer answer = new EarlyAnswer(request, response);
        BodyCharset.require(headers.getContentType());
        List<String> codings = headers.getOrEmpty(HttpHeaders.CONTENT_ENCODING);
        try (var body = ContentCoding.unpack(codings, request.getInputStream())) {
            answer.give(() -> {
                SenderIdentity sender = AdmissionResponses.sender(key);
                long firstIndex = FirstIndexReader.of(first);
                UnevaluatedConditions.refuse(request);
                BatchTally tally = new BatchTally();
                StreamRateLimit rateLimit =
                        new StreamRateLimit(admission.gate(), rates, end, request);
                try {
                    Lines lines = new Lines(body, lineLimit, firstIndex);
                    return BatchAnswer.of(tally, take(lines, sender, rateLimit, tally));
                } finally {
                    rateLimit.settle(tally);
                }
            });
        }
    }

    /** Null when all was read. */
    private @Nullable Unread take(
            Lines lines, SenderIdentity sender, StreamRateLimit rateLimit, BatchTally tally) {
        try {
            while (lines.advance()) {
                byte[] text = lines.text();
                if (!lines.tooLong() && Lines.blank(text)) {
                    continue;
                }
                Unread from = rateLimit.await(tally, lines.index());
                if (from != null) {
                    return from;
                }
                SenderIdentity each = sender.item(lines.index());
                tally.add(lines.index(), text.length, admit(lines, text, each));
            }
            return null;
        } catch (BrokenBodyException e) {
            return Unread.broken(lines.read(), e.detail());
        } catch (IOException _) {
            return Unread.broken(
                    lines.read(), "the stream broke off, or nothing came of it for too long");
        }
    }

    private CompletableFuture<Admission> admit(Lines lines, byte[] text, SenderIdentity sender) {
        return lines.tooLong()
                ? admission.oversized(
                        "the line is longer than %,d bytes, the most it may have"
                                .formatted(lineLimit))
                : admission.update(text, sender);
    }
}
