package dev.switchboard.checker.follow;

import static dev.switchboard.checker.message.Message.Kind.UPDATED;
import static dev.switchboard.model.contract.Location.CHENNAI;
import static dev.switchboard.model.contract.Location.HYDERABAD;
import static dev.switchboard.model.contract.Location.MUMBAI;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.checker.message.Message;
import dev.switchboard.checker.message.Message.Kind;
import dev.switchboard.checker.subscription.RequestedReplay;
import dev.switchboard.checker.subscription.RequestedSlowPolicy;
import dev.switchboard.checker.truth.Entry;
import dev.switchboard.checker.verdict.Breach;
import dev.switchboard.model.feed.Cursor;
import org.junit.jupiter.api.Test;

/** Snapshots, histories and conflated bursts that are broken on purpose. */
class BurstTest {

    private final Stream stream =
            new Stream(Stream.ALL, RequestedReplay.LATEST, RequestedSlowPolicy.CONFLATE, 0);
    private final Entry old = stream.happens(1, CHENNAI);
    private final Entry one = stream.happens(1, MUMBAI);
    private final Entry two = stream.happens(2, CHENNAI);
    private final Cursor end = end(stream, old, one, two);

    private static Cursor end(Stream stream, Entry... entries) {
        Cursor end = stream.reached();
        for (Entry entry : entries) {
            end = stream.after(entry);
        }
        return end;
    }

    private void replay(Stream to, Entry entry) {
        to.tell(Stream.message(entry, Kind.UPDATED, to.beginning(), true));
    }

    private void snapshot(Entry... entries) {
        stream.tell(new Message.ReplayBegin(true, false));
        for (Entry entry : entries) {
            replay(stream, entry);
        }
        stream.tell(new Message.ReplayComplete(end.encode()));
    }

    @Test
    void a_whole_snapshot_is_without_fault() {
        snapshot(two, one);
        stream.verifier().close();

        assertThat(stream.charges()).isEmpty();
    }

    @Test
    void a_snapshot_that_lacks_a_contract_is_found() {
        snapshot(one);
        stream.verifier().close();

        assertThat(stream.charges()).singleElement().asString().contains("was never told of");
    }

    @Test
    void a_snapshot_may_lack_what_changed_meanwhile() {
        Entry later = stream.happens(2, MUMBAI);
        snapshot(one);
        stream.tell(later, UPDATED);
        stream.verifier().close();

        assertThat(stream.charges()).isEmpty();
    }

    @Test
    void a_snapshot_with_an_older_update_is_found() {
        snapshot(old, two);

        assertThat(stream.charges()).singleElement().asString().contains("the latest is");
        assertThat(stream.breaches()).containsExactly(Breach.OUT_OF_ORDER);
    }

    @Test
    void a_snapshot_message_with_the_new_cursor_is_found() {
        stream.tell(new Message.ReplayBegin(true, false));
        stream.tell(Stream.message(one, UPDATED, end, true));

        assertThat(stream.charges()).singleElement().asString().contains("bears cursor");
    }

    @Test
    void a_cut_in_the_midst_of_a_snapshot_means_to_begin_again() {
        stream.tell(new Message.ReplayBegin(true, false));
        replay(stream, one);
        stream.verifier().connecting();
        snapshot(one, two);
        stream.verifier().close();

        assertThat(stream.charges()).isEmpty();
    }

    @Test
    void a_position_inside_a_burst_is_found() {
        stream.tell(new Message.ReplayBegin(true, false));
        stream.tell(new Message.Position(end.encode()));

        assertThat(stream.charges()).singleElement().asString().contains("inside a burst");
    }

    private void conflated(long missed, Entry... entries) {
        snapshot(one, two);
        Entry passed = stream.happens(1, CHENNAI);
        Entry latest = stream.happens(1, MUMBAI);
        stream.tell(new Message.ReplayBegin(false, true));
        stream.tell(new Message.Missed(missed, end.encode()));
        for (Entry entry : entries.length == 0 ? new Entry[] {latest} : entries) {
            stream.tell(Stream.message(entry, UPDATED, end, true));
        }
        stream.tell(new Message.ReplayComplete(end(stream, passed, latest).encode()));
        stream.verifier().close();
    }

    @Test
    void a_conflated_burst_with_the_latest_is_without_fault() {
        conflated(2);

        assertThat(stream.charges()).isEmpty();
    }

    @Test
    void a_wrong_count_of_missed_records_is_found() {
        conflated(1);

        assertThat(stream.charges()).singleElement().asString().contains("missed says 1");
    }

    @Test
    void a_conflated_burst_with_what_was_had_before_is_found() {
        conflated(2, two);

        assertThat(stream.charges())
                .anyMatch(violation -> violation.contains("which it covers"))
                .anyMatch(violation -> violation.contains("was never told of"));
    }

    @Test
    void a_conflated_burst_may_not_lack_a_departure_that_nothing_repeats() {
        Stream chennai =
                new Stream(Stream.CHENNAI, RequestedReplay.NONE, RequestedSlowPolicy.CONFLATE, 0);
        chennai.tell(new Message.Welcome(chennai.beginning().encode()));
        chennai.tell(chennai.happens(1, CHENNAI), UPDATED);
        Cursor before = end(chennai);
        Entry left = chennai.happens(1, MUMBAI);
        chennai.tell(new Message.ReplayBegin(false, true));
        chennai.tell(new Message.Missed(1, before.encode()));
        Cursor after = end(chennai, left);
        Entry later = chennai.happens(1, HYDERABAD);
        chennai.tell(new Message.ReplayComplete(after.encode()));
        chennai.passOver(later);
        chennai.verifier().close();

        assertThat(chennai.charges())
                .anyMatch(violation -> violation.contains("was never told of contracts-1"))
                .anyMatch(violation -> violation.contains("differ in the end"));
    }

    @Test
    void a_history_that_lacks_a_record_is_found() {
        Stream history =
                new Stream(Stream.ALL, RequestedReplay.HISTORY, RequestedSlowPolicy.ALL, 0);
        Entry first = history.happens(1, CHENNAI);
        Entry second = history.happens(1, MUMBAI);
        history.tell(new Message.ReplayBegin(false, false));
        replay(history, second);
        history.tell(new Message.ReplayComplete(end(history, first, second).encode()));

        assertThat(history.charges())
                .singleElement()
                .asString()
                .contains("1 came, 2 expected, first difference at 0");
    }

    @Test
    void a_paced_stream_may_skip_only_what_is_followed() {
        Stream paced =
                new Stream(Stream.ALL, RequestedReplay.NONE, RequestedSlowPolicy.CONFLATE, 10);
        paced.tell(new Message.Welcome(paced.beginning().encode()));
        paced.passOver(paced.happens(1, CHENNAI));
        paced.passOver(paced.happens(2, CHENNAI));
        paced.tell(paced.happens(1, MUMBAI), UPDATED);
        paced.verifier().close();

        assertThat(paced.charges())
                .hasSize(2)
                .anyMatch(violation -> violation.contains("was never told of contracts-1"))
                .anyMatch(violation -> violation.contains("differ in the end"));
    }
}
