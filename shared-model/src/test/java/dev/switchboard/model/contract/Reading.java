package dev.switchboard.model.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.model.problem.Violation;
import java.util.List;

/** Reads strictly, and expects one kind of outcome. */
final class Reading {

    private Reading() {}

    static ContractUpdate valid(byte[] body) {
        ParsedUpdate parsed = UpdateReader.STRICT.read(body);
        assertThat(parsed).isInstanceOf(ParsedUpdate.Valid.class);
        return ((ParsedUpdate.Valid) parsed).update();
    }

    static List<Violation> violations(byte[] body) {
        ParsedUpdate parsed = UpdateReader.STRICT.read(body);
        assertThat(parsed).isInstanceOf(ParsedUpdate.Invalid.class);
        return ((ParsedUpdate.Invalid) parsed).violations();
    }

    static Violation violation(byte[] body) {
        List<Violation> violations = violations(body);
        assertThat(violations).hasSize(1);
        return violations.getFirst();
    }

    static String malformed(byte[] body) {
        ParsedUpdate parsed = UpdateReader.STRICT.read(body);
        assertThat(parsed).isInstanceOf(ParsedUpdate.Malformed.class);
        return ((ParsedUpdate.Malformed) parsed).detail();
    }
}
