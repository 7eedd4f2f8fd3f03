package dev.switchboard.ingest.web;

import dev.switchboard.admission.SenderIdentity;
import dev.switchboard.admission.UpdateAdmission;
import dev.switchboard.ingest.entry.ConcurrencyLimited;
import dev.switchboard.ingest.web.description.IdempotencyKey;
import dev.switchboard.ingest.web.description.RemovalByParameter;
import dev.switchboard.ingest.web.description.RemovalByPath;
import dev.switchboard.model.contract.ContractId;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Removes contracts. */
@Tag(name = "Updates")
@ConcurrencyLimited(ConcurrencyLimited.Kind.ONE)
@RestController
final class RemovalController {

    private static final String ID = "contract_id";

    private final UpdateAdmission admission;

    RemovalController(UpdateAdmission admission) {
        this.admission = admission;
    }

    @RemovalByPath
    @DeleteMapping(path = "/contracts/{contract_id}", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Acknowledgement> removeAt(
            @Parameter(example = "c-42") @PathVariable(ID) String id,
            @IdempotencyKey @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable String key,
            HttpServletRequest request) {
        return remove(id, key, request);
    }

    @RemovalByParameter
    @DeleteMapping(path = "/contracts", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Acknowledgement> removeNamed(
            @Parameter(example = "north/7") @RequestParam(ID) String id,
            @IdempotencyKey @RequestHeader(name = IdempotencyKey.HEADER, required = false)
                    @Nullable String key,
            HttpServletRequest request)
            throws MissingServletRequestParameterException {
        return remove(named(request), key, request);
    }

    /** Spring would join several values; one that is empty counts as not sent. */
    private static String named(HttpServletRequest request)
            throws MissingServletRequestParameterException {
        return Stream.of(request.getParameterValues(ID))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElseThrow(() -> new MissingServletRequestParameterException(ID, "String"));
    }

    private ResponseEntity<Acknowledgement> remove(
            String id, @Nullable String key, HttpServletRequest request) {
        ContractId contract = AdmissionResponses.contractId(id);
        SenderIdentity sender = AdmissionResponses.sender(key);
        UnevaluatedConditions.refuse(request);
        return AdmissionResponses.of(admission.remove(contract, sender));
    }
}
