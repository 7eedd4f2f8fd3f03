package dev.switchboard.router.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.testkit.StubFeed;
import dev.switchboard.testkit.StubServer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class UpdateAnnouncerTest {

    private static final Duration PAUSE = Duration.ofMillis(1);

    private final Announced told = new Announced();

    private UpdateAnnouncer announcer(ContractAccess access) {
        UpdateAnnouncer announcer = new UpdateAnnouncer(access, PAUSE);
        announcer.announceTo(told);
        return announcer;
    }

    /** The first time as nobody knows what changed until there was a connection. */
    @Test
    void changes_of_the_feed_are_told_to_those_who_watch() throws Exception {
        try (StubFeed feed =
                        new StubFeed(
                                List.of(
                                        List.of(
                                                StubContracts.subscribed("c0"),
                                                StubContracts.update("b", "c1"),
                                                StubContracts.removal("a", "c2"),
                                                StubContracts.update("a", "c3"))));
                ContractAccess access = StubContracts.access(feed.url());
                UpdateAnnouncer announcer = announcer(access)) {
            announcer.watched("contract://a");

            await().until(() -> told.uris().size() == 3);
            assertThat(told.uris()).containsOnly("contract://a");
            assertThat(feed.subscriptions()).containsExactly("{\"type\":\"subscribe\"}");
        }
    }

    @Test
    void one_following_serves_all_and_ends_with_the_last() throws Exception {
        try (StubFeed feed = new StubFeed(List.of());
                ContractAccess access = StubContracts.access(feed.url());
                UpdateAnnouncer announcer = announcer(access)) {
            for (int i = 0; i < 5_000; i++) {
                announcer.watched("contract://c-" + i);
            }
            for (int i = 1; i < 5_000; i++) {
                announcer.unwatched("contract://c-" + i);
            }
            announcer.watched("contracts://latest");
            announcer.unwatched("contract://c-0");
            await().until(() -> feed.queries().size() == 1);

            announcer.unwatched("contracts://latest");
            announcer.watched("contract://c-0");

            await().until(() -> feed.queries().size() == 2);
        }
    }

    @Test
    void addresses_of_others_are_no_reason_to_follow() throws Exception {
        try (StubFeed feed = new StubFeed(List.of());
                ContractAccess access = StubContracts.access(feed.url());
                UpdateAnnouncer announcer = announcer(access)) {
            announcer.watched("file:///etc/hosts");
            announcer.watched("contracts://location/Pune");
            announcer.unwatched("file:///etc/hosts");
            announcer.watched("contract://a");

            await().until(() -> feed.queries().size() == 1);
        }
    }

    @Test
    void a_following_that_was_refused_is_asked_for_again_while_somebody_watches() throws Exception {
        try (StubServer services = new StubServer(_ -> StubServer.Reply.refused());
                ContractAccess access = StubContracts.access(services.url());
                UpdateAnnouncer announcer = announcer(access)) {
            announcer.watched("contract://a");

            await().until(() -> services.requests().size() >= 3);
        }
    }
}
