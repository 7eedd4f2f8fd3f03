package dev.switchboard.model.feed;

import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.contract.ContractUpdate;
import dev.switchboard.model.contract.ParsedUpdate;
import dev.switchboard.model.contract.UpdateReader;
import dev.switchboard.model.problem.Violation;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Validates a record of contract.updates by itself: the rules by which the keeper takes it or makes
 * a dead letter of it, and by which a dead letter may be sent again.
 */
public sealed interface RecordValidation {

    /** Reasons of an {@link Invalid} record, as they stand in the header of a dead letter. */
    String NO_KEY = "no-key";

    String INVALID_KEY = "invalid-key";
    String KEY_MISMATCH = "key-mismatch";
    String INVALID_UPDATE = "invalid-update";
    String MALFORMED_JSON = "malformed-json";
    String TOO_LARGE = "too-large";

    /** A contract is said to be so; or, without an update, to be gone. */
    record Valid(ContractId contractId, @Nullable ContractUpdate update)
            implements RecordValidation {}

    /** It makes no sense; {@code reason} is a code, {@code detail} a sentence. */
    record Invalid(String reason, String detail) implements RecordValidation {

        /** An update that breaks rules; all of them are told. */
        public static Invalid of(List<Violation> violations) {
            return new Invalid(
                    INVALID_UPDATE,
                    violations.stream().map(Invalid::sentence).collect(Collectors.joining("; ")));
        }

        private static String sentence(Violation violation) {
            return violation.pointer().isEmpty()
                    ? "the value " + violation.message()
                    : violation.pointer() + " " + violation.message();
        }
    }

    /** Validates a record of these parts. */
    static RecordValidation of(byte @Nullable [] key, byte @Nullable [] value, Headers headers) {
        return switch (of(key, value)) {
            case Valid valid when RecordSize.of(key, value, headers) > RecordSize.LARGEST ->
                    new Invalid(
                            TOO_LARGE,
                            "the record of contract %s has more than %d bytes"
                                    .formatted(valid.contractId(), RecordSize.LARGEST));
            case RecordValidation validation -> validation;
        };
    }

    private static RecordValidation of(byte @Nullable [] key, byte @Nullable [] value) {
        if (key == null) {
            return new Invalid(NO_KEY, "the record has no key; the key is the contract_id");
        }
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(key)).toString();
        } catch (CharacterCodingException e) {
            return new Invalid(INVALID_KEY, "the key is not valid UTF-8");
        }
        String fault = ContractId.fault(text).orElse(null);
        if (fault != null) {
            return new Invalid(INVALID_KEY, "the key, a contract_id, " + fault);
        }
        ContractId id = new ContractId(text);
        return value == null ? new Valid(id, null) : update(id, value);
    }

    private static RecordValidation update(ContractId key, byte[] value) {
        return switch (UpdateReader.LENIENT.read(value)) {
            case ParsedUpdate.Valid(ContractUpdate update) when update.contractId().equals(key) ->
                    new Valid(key, update);
            case ParsedUpdate.Valid(ContractUpdate update) ->
                    new Invalid(
                            KEY_MISMATCH,
                            "the key differs from contract_id " + update.contractId());
            case ParsedUpdate.Invalid(var violations) -> Invalid.of(violations);
            case ParsedUpdate.Malformed(String detail) -> new Invalid(MALFORMED_JSON, detail);
        };
    }
}
