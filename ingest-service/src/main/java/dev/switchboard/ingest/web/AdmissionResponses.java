package dev.switchboard.ingest.web;

import dev.switchboard.admission.Admission;
import dev.switchboard.admission.Admission.Accepted;
import dev.switchboard.admission.Admission.Rejected;
import dev.switchboard.admission.Admission.Saturated;
import dev.switchboard.admission.SenderIdentity;
import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.problem.ProblemKind;
import dev.switchboard.model.problem.Violation;
import dev.switchboard.service.web.problem.ProblemException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.node.StringNode;

/** Between HTTP and admission: who sends, and what the outcome is as an answer. */
final class AdmissionResponses {

    private AdmissionResponses() {}

    /**
     * Waits for the outcome, on the request's own virtual thread.
     *
     * @throws ProblemException unless the update was accepted
     */
    static ResponseEntity<Acknowledgement> of(CompletableFuture<Admission> admission) {
        return switch (admission.join()) {
            case Accepted accepted -> ResponseEntity.accepted().body(Acknowledgement.of(accepted));
            case Rejected(var kind, var detail, var violations) ->
                    throw new ProblemException(kind, detail, violations);
            case Saturated(var detail, var retryAfter) ->
                    throw new ProblemException(ProblemKind.UNAVAILABLE, detail, retryAfter);
        };
    }

    /**
     * The sender of a request. Callers of REST have no identity yet, so all of them share one scope
     * of idempotency keys.
     *
     * @throws ProblemException when the key cannot be one
     */
    static SenderIdentity sender(@Nullable String idempotencyKey) {
        if (idempotencyKey == null) {
            return SenderIdentity.ANONYMOUS;
        }
        SenderIdentity.keyFault(idempotencyKey)
                .ifPresent(fault -> {
                    throw new ProblemException(
                            ProblemKind.INVALID_REQUEST, "Idempotency-Key " + fault);
                });
        return new SenderIdentity("", idempotencyKey);
    }

    /**
     * The contract that a path or parameter names.
     *
     * @throws ProblemException when nothing can have that id
     */
    static ContractId contractId(String text) {
        ContractId.fault(text)
                .ifPresent(fault -> {
                    throw new ProblemException(
                            ProblemKind.INVALID_UPDATE,
                            "contract_id " + fault,
                            List.of(Violation.of("/contract_id", fault, StringNode.valueOf(text))));
                });
        return new ContractId(text);
    }
}
