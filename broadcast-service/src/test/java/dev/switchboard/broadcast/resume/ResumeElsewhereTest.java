package dev.switchboard.broadcast.resume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.client.BroadcastTest;
import dev.switchboard.broadcast.client.Feed;
import dev.switchboard.broadcast.resume.Follower.Told;
import dev.switchboard.broadcast.resume.Follower.Way;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A cursor is good on every node and every protocol: nothing is lost and nothing told twice. */
final class ResumeElsewhereTest extends BroadcastTest {

    static Stream<Arguments> everyWayToEveryOther() {
        return Stream.of(Way.values())
                .flatMap(from -> Stream.of(Way.values()).map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest
    @MethodSource("everyWayToEveryOther")
    void a_client_that_is_cut_resumes_on_another_node(Way from, Way to) {
        Told last;
        List<String> sent = new ArrayList<>();
        List<String> told = new ArrayList<>();
        try (Follower cut = from.follow(node(), null)) {
            sent.addAll(send(20));
            told.addAll(tell(cut, sent, 6));
            last = next(cut, sent);
            told.add(last.id());
        }
        sent.addAll(send(10));

        try (Follower back = to.follow(otherNode(), last.cursor())) {
            sent.addAll(send(10));
            told.addAll(tell(back, sent, 33));
        }

        assertThat(told).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(sent);
    }

    @ParameterizedTest
    @EnumSource
    void a_client_that_is_cut_while_it_catches_up_resumes_on_another_node(Way way) {
        List<String> sent = new ArrayList<>();
        List<String> told = new ArrayList<>();
        String start;
        try (Follower first = way.follow(node(), null)) {
            sent.addAll(send(1));
            Told only = next(first, sent);
            told.add(only.id());
            start = only.cursor();
        }
        sent.addAll(send(30));
        String middle;
        try (Follower cut = way.follow(otherNode(), start)) {
            told.addAll(tell(cut, sent, 10));
            Told last = next(cut, sent);
            told.add(last.id());
            middle = last.cursor();
        }

        try (Follower back = way.follow(node(), middle)) {
            told.addAll(tell(back, sent, 19));
        }

        assertThat(told).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(sent);
    }

    /** Updates of many contracts, so that every partition gets some. */
    private static List<String> send(int updates) {
        return IntStream.range(0, updates)
                .mapToObj(_ -> Feed.update(freshContract(), "Chennai"))
                .toList();
    }

    private static List<String> tell(Follower follower, List<String> sent, int count) {
        return IntStream.range(0, count).mapToObj(_ -> next(follower, sent).id()).toList();
    }

    /** The next that this test sent: an earlier test's may still be under way. */
    private static Told next(Follower follower, List<String> sent) {
        Set<String> ours = Set.copyOf(sent);
        Told told = follower.next();
        while (!ours.contains(told.id())) {
            told = follower.next();
        }
        return told;
    }
}
