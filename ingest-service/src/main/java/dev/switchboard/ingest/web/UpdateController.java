package dev.switchboard.ingest.web;

import dev.switchboard.admission.SenderIdentity;
import dev.switchboard.admission.UpdateAdmission;
import dev.switchboard.ingest.entry.ConcurrencyLimited;
import dev.switchboard.ingest.web.description.IdempotencyKey;
import dev.switchboard.ingest.web.description.OneUpdate;
import dev.switchboard.ingest.web.description.TestUpdate;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** One update at a time. */
@Tag(name = "Updates", description = "Answered once Kafka has acknowledged.")
@ConcurrencyLimited(ConcurrencyLimited.Kind.ONE)
@RestController
final class UpdateController {

    private static final byte[] NOTHING = {};

    private final UpdateAdmission admission;

    UpdateController(UpdateAdmission admission) {
        this.admission = admission;
    }

    @OneUpdate
    @PostMapping(
            path = "/update",
            consumes = {MediaType.APPLICATION_JSON_VALUE, "application/*+json"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Acknowledgement> update(
            @RequestBody(required = false) byte @Nullable [] json,
            @IdempotencyKey @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable String key,
            HttpServletRequest request) {
        SenderIdentity sender = AdmissionResponses.sender(key);
        UnevaluatedConditions.refuse(request);
        return AdmissionResponses.of(admission.update(json == null ? NOTHING : json, sender));
    }

    @TestUpdate
    @PostMapping(
            path = "/test/update",
            consumes = {MediaType.APPLICATION_JSON_VALUE, "application/*+json"},
            produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Acknowledgement> test(
            @RequestBody(required = false) byte @Nullable [] json,
            @IdempotencyKey @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable String key,
            HttpServletRequest request) {
        SenderIdentity sender = AdmissionResponses.sender(key);
        UnevaluatedConditions.refuse(request);
        return AdmissionResponses.of(admission.test(json == null ? NOTHING : json, sender));
    }
}
