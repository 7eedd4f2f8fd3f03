package dev.switchboard.broadcast.keeper;

import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.contract.ContractUpdate;
import dev.switchboard.model.contract.ParsedUpdate;
import dev.switchboard.model.contract.UpdateReader;
import dev.switchboard.model.problem.Violation;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** A record of contract.updates as far as it makes sense by itself. */
sealed interface Claim {

    /** A contract is said to be so; or, without an update, to be gone. */
    record Good(ContractId contractId, @Nullable ContractUpdate update) implements Claim {}

    /** It makes no sense; {@code reason} is a code, {@code detail} a sentence. */
    record Bad(String reason, String detail) implements Claim {}

    static Claim of(ConsumerRecord<byte[], byte[]> rec) {
        byte[] key = rec.key();
        if (key == null) {
            return new Bad("no-key", "the record has no key; the key is the contract_id");
        }
        String text;
        try {
            text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(key)).toString();
        } catch (CharacterCodingException e) {
            return new Bad("invalid-key", "the key is not valid UTF-8");
        }
        String fault = ContractId.fault(text).orElse(null);
        if (fault != null) {
            return new Bad("invalid-key", "the key, a contract_id, " + fault);
        }
        ContractId id = new ContractId(text);
        byte[] value = rec.value();
        return value == null ? new Good(id, null) : update(id, value);
    }

    private static Claim update(ContractId key, byte[] value) {
        return switch (UpdateReader.LENIENT.read(value)) {
            case ParsedUpdate.Valid(ContractUpdate update) when update.contractId().equals(key) ->
                    new Good(key, update);
            case ParsedUpdate.Valid(ContractUpdate update) ->
                    new Bad(
                            "key-mismatch",
                            "the key differs from contract_id " + update.contractId());
            case ParsedUpdate.Invalid(var violations) ->
                    new Bad(
                            "invalid-update",
                            violations.stream()
                                    .map(Claim::sentence)
                                    .collect(Collectors.joining("; ")));
            case ParsedUpdate.Malformed(String detail) -> new Bad("malformed-json", detail);
        };
    }

    private static String sentence(Violation violation) {
        return violation.pointer().isEmpty()
                ? "the value " + violation.message()
                : violation.pointer() + " " + violation.message();
    }
}
