package dev.switchboard.checker.produce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.checker.truth.DeadLetters.Letter;
import dev.switchboard.checker.truth.Entry;
import dev.switchboard.checker.truth.Truth;
import dev.switchboard.checker.verdict.Breach;
import dev.switchboard.checker.verdict.Fault;
import dev.switchboard.checker.verdict.Faults;
import dev.switchboard.checker.verdict.RunCounts;
import dev.switchboard.model.contract.ContractUpdate;
import dev.switchboard.model.feed.Cursor;
import dev.switchboard.testkit.Samples;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;

/** The audit must find what a keeper that is broken on purpose has done. */
class AuditTest {

    private static final ContractUpdate OTHER = new Samples(1).next();

    private final Truth truth = new Truth(Cursor.start(new Uuid(7, 7), 1));
    private final Faults faults = new Faults(1);
    private final AcknowledgementRecord acknowledgements =
            new AcknowledgementRecord(new RunCounts());
    private final Audit audit = new Audit(acknowledgements, faults);

    private void sent(Operation operation, String id) {
        acknowledgements.add(operation, new OperationOutcome.Acknowledged(id));
    }

    private Entry isTrue(ContractUpdate update, String id) {
        return truth.add(0, truth.size(), 1, update.contractId().value(), update, id);
    }

    private List<String> found() {
        audit.history(truth.after(truth.beginning()));
        return faults.kept().stream().map(Fault::what).toList();
    }

    @Test
    void what_was_acknowledged_and_is_true_once_is_without_fault() {
        sent(new Operation.Update(Samples.UPDATE, "key"), "contracts-0-1");
        sent(new Operation.Repeat(Samples.UPDATE, "key"), "contracts-0-2");
        var _ = isTrue(Samples.UPDATE, "contracts-0-1");

        assertThat(found()).isEmpty();
    }

    @Test
    void a_lost_update_is_found() {
        sent(new Operation.Update(Samples.UPDATE, null), "contracts-0-1");

        assertThat(found()).singleElement().asString().contains("is true 0 times");
        assertThat(faults.counts()).isEqualTo(Map.of(Breach.LOST, 1));
    }

    @Test
    void a_repeat_that_was_kept_is_found() {
        sent(new Operation.Update(Samples.UPDATE, "key"), "contracts-0-1");
        sent(new Operation.Repeat(Samples.UPDATE, "key"), "contracts-0-2");
        var _ = isTrue(Samples.UPDATE, "contracts-0-1");
        var _ = isTrue(Samples.UPDATE, "contracts-0-2");

        assertThat(found()).singleElement().asString().contains("is true 2 times");
        assertThat(faults.counts()).isEqualTo(Map.of(Breach.DOUBLED, 1));
    }

    @Test
    void another_message_id_than_acknowledged_is_found() {
        sent(new Operation.Update(Samples.UPDATE, null), "contracts-0-1");
        var _ = isTrue(Samples.UPDATE, "contracts-0-9");

        assertThat(found()).singleElement().asString().contains("is true as [contracts-0-9]");
    }

    @Test
    void a_test_update_that_was_kept_is_found() {
        sent(new Operation.Test(Samples.UPDATE), "contracts-test-0-1");
        var _ = isTrue(Samples.UPDATE, "contracts-0-1");

        assertThat(found()).singleElement().asString().contains("must not be true");
    }

    @Test
    void what_nobody_sent_is_found() {
        var _ = isTrue(OTHER, "contracts-0-1");

        assertThat(found()).singleElement().asString().contains("which nobody sent");
    }

    @Test
    void a_lost_removal_is_found() {
        sent(new Operation.Remove("c-1"), "contracts-0-1");

        assertThat(found()).singleElement().asString().contains("is not true");
    }

    @Test
    void dead_letters_that_are_missing_or_unexpected_are_found() {
        sent(new Operation.Update(Samples.UPDATE, "key"), "contracts-0-1");
        sent(new Operation.Reuse(OTHER, "key"), "contracts-0-2");
        sent(new Operation.Bad(1, "c-1"), "contracts-0-3");
        audit.deadLetters(
                List.of(
                        new Letter("t-0-2", "malformed-json"),
                        new Letter("t-0-4", "malformed-json")),
                "t");

        assertThat(faults.kept().stream().map(Fault::what))
                .hasSize(3)
                .anyMatch(what -> what.contains("another reason than idempotency-key-reused"))
                .anyMatch(what -> what.contains("that nobody expects"))
                .anyMatch(what -> what.contains("t-0-3 is a dead letter 0 times"));
    }

    private void unanswered(Operation operation) {
        acknowledgements.add(operation, new OperationOutcome.Unknown("no answer"));
    }

    private List<String> foundInLetters(Letter... letters) {
        audit.deadLetters(List.of(letters), "t");
        return faults.kept().stream().map(Fault::what).toList();
    }

    @Test
    void what_was_not_answered_may_be_true_or_not() {
        unanswered(new Operation.Update(Samples.UPDATE, null));
        unanswered(new Operation.Update(OTHER, null));
        var _ = isTrue(Samples.UPDATE, "contracts-0-1");

        assertThat(found()).isEmpty();
    }

    @Test
    void what_was_not_answered_and_is_true_twice_is_found() {
        unanswered(new Operation.Update(Samples.UPDATE, null));
        var _ = isTrue(Samples.UPDATE, "contracts-0-1");
        var _ = isTrue(Samples.UPDATE, "contracts-0-2");

        assertThat(found()).singleElement().asString().contains("which was not acknowledged");
    }

    @Test
    void a_repeat_that_is_acknowledged_settles_what_was_not_answered() {
        unanswered(new Operation.Update(Samples.UPDATE, "key"));
        sent(new Operation.Repeat(Samples.UPDATE, "key"), "contracts-0-2");
        sent(new Operation.Reuse(OTHER, "key"), "contracts-0-3");
        var _ = isTrue(OTHER, "contracts-0-3");

        assertThat(found())
                .hasSize(2)
                .anyMatch(what -> what.contains("is true 0 times"))
                .anyMatch(what -> what.contains("must not be true"));
        assertThat(foundInLetters()).anyMatch(what -> what.contains("t-0-3 is a dead letter 0"));
    }

    @Test
    void a_key_used_for_two_bodies_while_nothing_was_answered_may_stand_for_either() {
        unanswered(new Operation.Update(Samples.UPDATE, "key"));
        sent(new Operation.Reuse(OTHER, "key"), "contracts-0-2");
        sent(new Operation.Repeat(Samples.UPDATE, "key"), "contracts-0-3");
        var _ = isTrue(OTHER, "contracts-0-2");

        assertThat(found()).isEmpty();
        assertThat(foundInLetters(new Letter("t-0-3", "idempotency-key-reused"))).isEmpty();
    }

    @Test
    void a_bad_record_that_was_not_answered_is_one_dead_letter_at_most() {
        unanswered(new Operation.Bad(1, "c-1"));

        assertThat(foundInLetters(new Letter("t-0-1", "malformed-json"))).isEmpty();
        assertThat(
                        foundInLetters(
                                new Letter("t-0-1", "malformed-json"),
                                new Letter("t-0-2", "malformed-json")))
                .hasSize(2);
    }

    @Test
    void a_dead_letter_that_comes_twice_is_found() {
        unanswered(new Operation.Bad(1, "c-1"));
        unanswered(new Operation.Bad(1, "c-1"));
        Letter letter = new Letter("t-0-1", "malformed-json");

        assertThat(foundInLetters(letter, letter))
                .singleElement()
                .asString()
                .contains("is a dead letter 2 times");
    }
}
