package dev.switchboard.admission;

import dev.switchboard.admission.Admission.Accepted;
import dev.switchboard.admission.Admission.Rejected;
import dev.switchboard.admission.Admission.Saturated;
import dev.switchboard.admission.log.UpdateLog;
import dev.switchboard.admission.log.UpdateTopic;
import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.contract.ContractUpdate;
import dev.switchboard.model.contract.ParsedUpdate;
import dev.switchboard.model.contract.UpdateReader;
import dev.switchboard.model.feed.MessageId;
import dev.switchboard.model.feed.RecordHeaders;
import dev.switchboard.model.json.Json;
import dev.switchboard.model.json.MalformedJsonException;
import dev.switchboard.model.problem.Violation;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Takes updates from the edges: reads them strictly, writes the good ones, counts what came of
 * each.
 *
 * <p>Thread-safe. Calls may block for a bounded time while the log is full or away, so callers are
 * virtual threads. The futures never fail; they complete on the caller's thread or on one of
 * Kafka's, which must not be blocked.
 */
public final class UpdateAdmission {

    private final UpdateLog log;
    private final InstantSource clock;
    private final AdmissionRecorder recorder;
    private final Gate gate;

    /**
     * @param log stays the caller's to close
     * @param clock dates test updates that bring no timestamp
     */
    public UpdateAdmission(
            UpdateLog log,
            InstantSource clock,
            AdmissionListener listener,
            AdmissionLimits limits) {
        this.log = log;
        this.clock = clock;
        this.recorder = new AdmissionRecorder(listener);
        this.gate = new Gate(limits, System::nanoTime);
    }

    /** Admits one update from the UTF-8 bytes of its JSON. */
    public CompletableFuture<Admission> update(byte[] json, SenderIdentity sender) {
        return admit(UpdateTopic.CONTRACTS, UpdateReader.STRICT.read(json), sender);
    }

    /** Admits one update from its JSON value. */
    public CompletableFuture<Admission> update(JsonNode json, SenderIdentity sender) {
        return admit(UpdateTopic.CONTRACTS, UpdateReader.STRICT.read(json), sender);
    }

    /** Has a contract removed: writes a record without a value, whether or not it is known. */
    public CompletableFuture<Admission> remove(ContractId contractId, SenderIdentity sender) {
        return append(
                UpdateTopic.CONTRACTS, contractId, null, headers(sender, sender.keyOfRemoval()));
    }

    /**
     * Admits a test update: delivered to subscribers, kept nowhere. Its idempotency key is written
     * but never compared.
     *
     * @param fields the fields to send; those it lacks, or all when it is null, get sample values
     */
    public CompletableFuture<Admission> test(@Nullable JsonNode fields, SenderIdentity sender) {
        JsonNode completed = SampleUpdate.completing(fields, clock);
        return admit(UpdateTopic.TESTS, UpdateReader.STRICT.read(completed), sender);
    }

    /**
     * Admits a test update from the UTF-8 bytes of its fields' JSON; no bytes mean no fields.
     *
     * @see #test(JsonNode, Sender)
     */
    public CompletableFuture<Admission> test(byte[] json, SenderIdentity sender) {
        if (json.length == 0) {
            return test((JsonNode) null, sender);
        }
        try {
            return test(Json.read(json), sender);
        } catch (MalformedJsonException e) {
            return refuse(Rejected.malformed(e.detail()));
        }
    }

    /** Refuses what its edge could not even read for its size, so that it is counted. */
    public CompletableFuture<Admission> oversized(String detail) {
        return refuse(Rejected.tooLarge(detail));
    }

    /** How much waits for the log, and whether there is room for more. */
    public Gate gate() {
        return gate;
    }

    /** What was counted so far. */
    public AdmissionCounts counts() {
        return recorder.counts();
    }

    private CompletableFuture<Admission> admit(
            UpdateTopic topic, ParsedUpdate parsed, SenderIdentity sender) {
        return switch (parsed) {
            case ParsedUpdate.Valid(ContractUpdate update) ->
                    append(
                            topic,
                            update.contractId(),
                            update.toJson(),
                            headers(sender, sender.keyOfUpdate()));
            case ParsedUpdate.Invalid(List<Violation> violations) ->
                    refuse(Rejected.invalid(violations));
            case ParsedUpdate.Malformed(String detail) -> refuse(Rejected.malformed(detail));
        };
    }

    private CompletableFuture<Admission> refuse(Rejected rejected) {
        return CompletableFuture.completedFuture(recorder.open().settle(rejected));
    }

    private CompletableFuture<Admission> append(
            UpdateTopic topic,
            ContractId id,
            byte @Nullable [] value,
            Map<String, String> headers) {
        AdmissionRecorder.Entry entry = recorder.open();
        long size = size(id, value, headers);
        if (!gate.enter(size)) {
            return CompletableFuture.completedFuture(entry.settle(Saturated.full(gate.roomIn())));
        }
        return written(topic, id, value, headers)
                .handle((messageId, failure) -> {
                    gate.leave(size, failure == null);
                    return entry.settle(
                            failure == null
                                    ? new Accepted(id, messageId)
                                    : LogFailures.toAdmission(failure, gate.roomIn()));
                });
    }

    /** The log should never throw; if it does, what was let in must leave all the same. */
    private CompletableFuture<MessageId> written(
            UpdateTopic topic,
            ContractId id,
            byte @Nullable [] value,
            Map<String, String> headers) {
        try {
            return log.append(topic, id, value, headers);
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static long size(ContractId id, byte @Nullable [] value, Map<String, String> headers) {
        long size = id.value().length();
        size += value == null ? 0 : value.length;
        for (var header : headers.entrySet()) {
            size += header.getKey().length();
            size += header.getValue().length();
        }
        return size;
    }

    private static Map<String, String> headers(SenderIdentity sender, Optional<String> key) {
        Map<String, String> headers = new HashMap<>(4);
        if (!sender.source().isEmpty()) {
            headers.put(RecordHeaders.SOURCE, sender.source());
        }
        key.ifPresent(text -> headers.put(RecordHeaders.IDEMPOTENCY_KEY, text));
        return headers;
    }
}
