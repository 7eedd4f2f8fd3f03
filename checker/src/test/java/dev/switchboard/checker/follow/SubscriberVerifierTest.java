package dev.switchboard.checker.follow;

import static dev.switchboard.checker.message.Message.Kind.LEFT;
import static dev.switchboard.checker.message.Message.Kind.REMOVED;
import static dev.switchboard.checker.message.Message.Kind.UPDATED;
import static dev.switchboard.model.contract.Location.CHENNAI;
import static dev.switchboard.model.contract.Location.MUMBAI;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.checker.message.Message;
import dev.switchboard.checker.message.Message.Changed;
import dev.switchboard.checker.subscription.RequestedReplay;
import dev.switchboard.checker.subscription.RequestedSlowPolicy;
import dev.switchboard.checker.truth.Entry;
import dev.switchboard.checker.verdict.Breach;
import dev.switchboard.model.feed.Cursor;
import org.junit.jupiter.api.Test;

/** The verifier must find what is wrong with streams that are broken on purpose. */
class SubscriberVerifierTest {

    private final Stream stream = Stream.live(Stream.ALL);
    private final Stream atChennai = Stream.live(Stream.CHENNAI);

    @Test
    void a_stream_in_order_is_without_fault() {
        stream.tell(stream.happens(1, CHENNAI), UPDATED);
        stream.tell(stream.happens(2, MUMBAI), UPDATED);
        stream.tell(stream.isRemoved(1), REMOVED);
        stream.verifier().close();

        assertThat(stream.verifier().isQuiet()).isTrue();
        assertThat(stream.charges()).isEmpty();
    }

    @Test
    void a_dropped_message_is_found_at_the_next() {
        stream.tell(stream.happens(1, CHENNAI), UPDATED);
        stream.passOver(stream.happens(2, CHENNAI));
        stream.tell(stream.happens(1, MUMBAI), UPDATED);

        assertThat(stream.charges()).singleElement().asString().contains("skipped contracts-1");
    }

    @Test
    void a_dropped_message_is_found_at_a_position_that_claims_it() {
        Entry dropped = stream.happens(1, CHENNAI);
        stream.tell(new Message.Position(stream.after(dropped).encode()));

        assertThat(stream.charges()).singleElement().asString().contains("a position, after");
        assertThat(stream.breaches()).containsExactly(Breach.LOST);
    }

    @Test
    void a_last_message_that_never_comes_keeps_it_from_rest() {
        stream.tell(stream.happens(1, CHENNAI), UPDATED);
        stream.passOver(stream.happens(1, MUMBAI));
        stream.verifier().close();

        assertThat(stream.verifier().isQuiet()).isFalse();
        assertThat(stream.charges())
                .singleElement()
                .asString()
                .contains("1 contracts differ in the end");
    }

    @Test
    void a_doubled_message_is_found() {
        Entry entry = stream.happens(1, CHENNAI);
        stream.tell(entry, UPDATED);
        stream.tell(entry, UPDATED);

        assertThat(stream.charges()).singleElement().asString().contains("came again");
        assertThat(stream.breaches()).containsExactly(Breach.DOUBLED);
    }

    @Test
    void a_message_that_comes_again_after_a_resume_is_found() {
        Entry entry = stream.happens(1, CHENNAI);
        stream.tell(entry, UPDATED);
        stream.verifier().connecting();
        stream.tell(new Message.ReplayBegin(false, true));
        stream.tell(entry, UPDATED);

        assertThat(stream.charges()).singleElement().asString().contains("came again");
    }

    @Test
    void swapped_messages_are_found() {
        Entry first = stream.happens(1, CHENNAI);
        Entry second = stream.happens(1, MUMBAI);
        stream.tell(second, UPDATED);
        stream.tell(first, UPDATED);
        stream.verifier().close();

        assertThat(stream.charges())
                .anyMatch(violation -> violation.contains("skipped contracts-0"))
                .anyMatch(violation -> violation.contains("came again"))
                .anyMatch(violation -> violation.contains("differ in the end"));
    }

    @Test
    void a_filtered_stream_in_order_is_without_fault() {
        atChennai.tell(atChennai.happens(1, CHENNAI), UPDATED);
        atChennai.tell(atChennai.happens(1, MUMBAI), LEFT);
        atChennai.passOver(atChennai.happens(1, MUMBAI));
        atChennai.tell(atChennai.happens(1, CHENNAI), UPDATED);
        atChennai.tell(atChennai.isRemoved(1), REMOVED);
        atChennai.verifier().close();

        assertThat(atChennai.charges()).isEmpty();
    }

    @Test
    void an_update_after_the_contract_left_is_found() {
        atChennai.tell(atChennai.happens(1, CHENNAI), UPDATED);
        atChennai.tell(atChennai.happens(1, MUMBAI), LEFT);
        atChennai.tell(atChennai.happens(1, MUMBAI), UPDATED);

        assertThat(atChennai.charges())
                .singleElement()
                .asString()
                .contains("came as UPDATED, is NONE");
    }

    @Test
    void a_departure_that_is_not_told_is_found() {
        atChennai.tell(atChennai.happens(1, CHENNAI), UPDATED);
        atChennai.passOver(atChennai.happens(1, MUMBAI));
        atChennai.tell(atChennai.happens(2, CHENNAI), UPDATED);
        atChennai.verifier().close();

        assertThat(atChennai.charges())
                .anyMatch(violation -> violation.contains("skipped contracts-1"))
                .anyMatch(violation -> violation.contains("differ in the end"));
    }

    @Test
    void a_cursor_that_does_not_cover_its_message_is_found() {
        Entry entry = stream.happens(1, CHENNAI);
        stream.tell(Stream.message(entry, UPDATED, stream.beginning(), false));

        assertThat(stream.charges()).singleElement().asString().contains("does not cover it");
        assertThat(stream.breaches()).containsExactly(Breach.OTHER);
    }

    @Test
    void a_cursor_that_goes_back_is_found() {
        stream.tell(stream.happens(1, CHENNAI), UPDATED);
        Entry next = stream.happens(2, CHENNAI);
        Cursor back = stream.beginning().after(next.partition(), next.offset(), 1);
        stream.tell(Stream.message(next, UPDATED, back, false));

        assertThat(stream.charges()).singleElement().asString().contains("went back");
        assertThat(stream.breaches()).containsExactly(Breach.OUT_OF_ORDER);
    }

    @Test
    void a_message_that_kafka_does_not_hold_so_is_found() {
        Entry entry = stream.happens(1, CHENNAI);
        Changed right = Stream.message(entry, UPDATED, stream.after(entry), false);
        stream.tell(
                new Changed(
                        UPDATED,
                        right.contractId(),
                        Stream.update(1, MUMBAI, 0),
                        right.id(),
                        right.cursor(),
                        false,
                        false));

        assertThat(stream.charges()).singleElement().asString().contains("not what Kafka holds");
    }

    @Test
    void a_test_update_that_comes_twice_is_found() {
        Changed test =
                new Changed(
                        UPDATED,
                        "c-1",
                        Stream.update(1, CHENNAI, 0),
                        "contracts-test-0-1",
                        stream.beginning().encode(),
                        false,
                        true);
        stream.tell(test);
        assertThat(stream.charges()).isEmpty();
        stream.tell(test);

        assertThat(stream.charges()).singleElement().asString().contains("came again");
    }

    @Test
    void what_is_missed_after_the_subscription_is_confirmed_is_found() {
        Stream fresh = new Stream(Stream.ALL, RequestedReplay.NONE, RequestedSlowPolicy.ALL, 0);
        fresh.verifier().subscribed(0);
        fresh.passOver(fresh.happens(1, CHENNAI));
        fresh.tell(fresh.happens(2, CHENNAI), UPDATED);

        assertThat(fresh.charges()).singleElement().asString().contains("skipped contracts-0");
    }

    @Test
    void what_is_missed_between_connections_without_a_cursor_is_without_fault() {
        Stream fresh = new Stream(Stream.ALL, RequestedReplay.NONE, RequestedSlowPolicy.ALL, 0);
        fresh.verifier().subscribed(0);
        fresh.passOver(fresh.happens(1, CHENNAI));
        fresh.verifier().connecting();
        fresh.tell(fresh.happens(2, CHENNAI), UPDATED);

        assertThat(fresh.charges()).isEmpty();
    }

    @Test
    void a_welcome_that_skips_what_was_missed_is_found() {
        stream.tell(stream.happens(1, CHENNAI), UPDATED);
        Entry missed = stream.happens(2, CHENNAI);
        stream.verifier().connecting();
        stream.tell(new Message.Welcome(stream.after(missed).encode()));

        assertThat(stream.charges()).singleElement().asString().contains("welcome's cursor skips");
    }
}
