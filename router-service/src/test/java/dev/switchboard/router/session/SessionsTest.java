package dev.switchboard.router.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.router.encryption.EncryptionKeys;
import dev.switchboard.router.server.McpServer;
import dev.switchboard.router.server.ServerInfo;
import dev.switchboard.router.session.Sessions.Limits;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionsTest {

    private static final SessionCaller ADA = new SessionCaller("", "@ada");
    private static final SessionCaller BOB = new SessionCaller("", "@bob");

    private final McpServer server = server();
    private long now;

    private static McpServer server() {
        return new McpServer(
                new ServerInfo("n", "t", "1"),
                "",
                List.of(),
                EncryptionKeys.ofThisProcess(),
                Clock.systemUTC());
    }

    @Test
    void one_that_is_not_used_for_long_ends() {
        Sessions sessions = sessions(10, 10);
        Session used = sessions.begin(ADA, server).orElseThrow();
        Session idle = sessions.begin(ADA, server).orElseThrow();
        pass(Duration.ofMinutes(20));
        assertThat(sessions.find(used.id(), ADA, server)).isPresent();
        pass(Duration.ofMinutes(20));

        sessions.endIdle();

        assertThat(sessions.find(used.id(), ADA, server)).isPresent();
        assertThat(sessions.find(idle.id(), ADA, server)).isEmpty();
        assertThat(idle.isEnded()).isTrue();
        assertThat(server.changes().watches()).isEqualTo(1);
    }

    @Test
    void one_that_listens_is_used() {
        Sessions sessions = sessions(10, 10);
        Session session = sessions.begin(ADA, server).orElseThrow();
        EventConnection connection = new Silent();
        session.ownStream().connect(connection, false);
        pass(Duration.ofHours(2));
        sessions.endIdle();
        assertThat(session.isEnded()).isFalse();

        session.ownStream().release(connection);
        session.use();
        sessions.endIdle();
        assertThat(session.isEnded()).isFalse();
    }

    @Test
    void the_one_that_has_been_idle_longest_makes_room() {
        Sessions sessions = sessions(2, 10);
        Session oldest = sessions.begin(ADA, server).orElseThrow();
        pass(Duration.ofMinutes(1));
        Session older = sessions.begin(ADA, server).orElseThrow();
        pass(Duration.ofMinutes(1));

        assertThat(sessions.begin(BOB, server)).isPresent();
        assertThat(oldest.isEnded()).isTrue();
        assertThat(older.isEnded()).isFalse();
    }

    @Test
    void one_in_use_a_moment_ago_makes_no_room() {
        Sessions sessions = sessions(1, 10);
        assertThat(sessions.begin(ADA, server)).isPresent();
        pass(Duration.ofSeconds(59));

        assertThat(sessions.begin(BOB, server)).isEmpty();
    }

    @Test
    void who_has_too_many_makes_room_among_its_own() {
        Sessions sessions = sessions(10, 2);
        Session others = sessions.begin(BOB, server).orElseThrow();
        pass(Duration.ofMinutes(5));
        Session first = sessions.begin(ADA, server).orElseThrow();
        pass(Duration.ofSeconds(1));
        assertThat(sessions.begin(ADA, server)).isPresent();
        assertThat(sessions.begin(ADA, server)).isEmpty();
        pass(Duration.ofMinutes(1));

        assertThat(sessions.begin(ADA, server)).isPresent();
        assertThat(first.isEnded()).isTrue();
        assertThat(others.isEnded()).isFalse();
        assertThat(sessions.count()).isEqualTo(3);
    }

    @Test
    void ten_thousand_that_are_left_behind_are_no_more_than_ten() {
        Sessions sessions = sessions(10, 10);
        for (int i = 0; i < 10_000; i++) {
            pass(Duration.ofMinutes(2));
            assertThat(sessions.begin(ADA, server)).isPresent();
        }

        assertThat(sessions.count()).isEqualTo(10);
        assertThat(server.changes().watches()).isEqualTo(10);
    }

    @Test
    void credentials_are_needed_again_and_the_address_is_not() {
        Sessions sessions = sessions(10, 10);
        Session session = sessions.begin(new SessionCaller("key", "key"), server).orElseThrow();

        assertThat(sessions.find(session.id(), new SessionCaller("key", "key"), server))
                .isPresent();
        assertThat(sessions.find(session.id(), new SessionCaller("", "@ada"), server)).isEmpty();
        Session open = sessions.begin(ADA, server).orElseThrow();
        assertThat(sessions.find(open.id(), BOB, server)).isPresent();
    }

    @Test
    void those_with_a_server_that_is_removed_end() {
        Sessions sessions = sessions(10, 10);
        McpServer removed = server();
        Session with = sessions.begin(ADA, removed).orElseThrow();
        Session other = sessions.begin(ADA, server).orElseThrow();

        removed.close();
        sessions.endAllWith(removed);

        assertThat(with.isEnded()).isTrue();
        assertThat(other.isEnded()).isFalse();
        assertThat(sessions.begin(ADA, removed).orElseThrow().isEnded()).isTrue();
        assertThat(sessions.count()).isEqualTo(1);
    }

    @Test
    void before_the_end_nobody_new_is_taken() {
        Sessions sessions = sessions(10, 10);
        Session session = sessions.begin(ADA, server).orElseThrow();

        sessions.drain();

        assertThat(sessions.begin(ADA, server)).isEmpty();
        assertThat(session.isEnded()).isFalse();
        assertThat(session.watch().isEnded()).isTrue();
        sessions.close();
        assertThat(session.isEnded()).isTrue();
    }

    private Sessions sessions(int most, int mostOfOne) {
        return new Sessions(
                ReplicaId.random(), new Limits(most, mostOfOne, Duration.ofMinutes(30)), () -> now);
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }

    /** Takes everything. */
    private static final class Silent extends EventConnection {

        @Override
        protected void write(String id, byte[] data) {}

        @Override
        protected void writeComment() {}

        @Override
        protected void close() {}
    }
}
