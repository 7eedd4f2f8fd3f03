package dev.switchboard.router.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.router.primitive.ChangeListener;
import dev.switchboard.testkit.StubFeed;
import dev.switchboard.testkit.StubServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class UpdateAnnouncerTest {

    private static final Duration PAUSE = Duration.ofMillis(1);

    /** Writes down which addresses are told. */
    private static final class Told implements ChangeListener {

        final List<String> uris = new CopyOnWriteArrayList<>();

        @Override
        public void resourceUpdated(String uri) {
            uris.add(uri);
        }

        @Override
        public void resourcesChanged() {
            throw new AssertionError("there are as many as before");
        }

        @Override
        public void toolsChanged() {
            throw new AssertionError("they are the same");
        }

        @Override
        public void promptsChanged() {
            throw new AssertionError("they are the same");
        }
    }

    private final Told told = new Told();

    private UpdateAnnouncer announcer(ContractAccess access) {
        UpdateAnnouncer announcer = new UpdateAnnouncer(access, PAUSE);
        announcer.announceTo(told);
        return announcer;
    }

    /** The first time all of them: what changed until there was a connection is not known. */
    @Test
    void a_change_is_told_to_those_who_watch_that_contract() throws Exception {
        try (StubFeed feed =
                        new StubFeed(
                                List.of(
                                        List.of(
                                                StubContracts.welcome("c0"),
                                                StubContracts.update("b", "c1"),
                                                StubContracts.removal("a", "c2"),
                                                StubContracts.update("a", "c3"))));
                ContractAccess access = StubContracts.access(feed.url());
                UpdateAnnouncer announcer = announcer(access)) {
            announcer.watched("contract://a");

            await().until(() -> told.uris.size() == 3);
            assertThat(told.uris).containsOnly("contract://a");
            assertThat(feed.queries().getFirst()).isEqualTo("/ws");
        }
    }

    @Test
    void an_address_is_told_as_it_was_written() throws Exception {
        try (StubFeed feed =
                        new StubFeed(
                                List.of(
                                        List.of(
                                                StubContracts.welcome("c0"),
                                                StubContracts.update("ü", "c1"))));
                ContractAccess access = StubContracts.access(feed.url());
                UpdateAnnouncer announcer = announcer(access)) {
            announcer.watched("contract://%c3%bc");
            announcer.watched("contract://%C3%BC");
            announcer.watched("contract://%C3%BC/history");
            announcer.watched("contract://other");

            await().until(() -> told.uris.size() >= 7);
            assertThat(told.uris.subList(told.uris.size() - 3, told.uris.size()))
                    .containsExactlyInAnyOrder(
                            "contract://%c3%bc", "contract://%C3%BC", "contract://%C3%BC/history");
        }
    }

    @Test
    void every_change_is_told_to_those_who_watch_many() throws Exception {
        try (StubFeed feed =
                        new StubFeed(
                                List.of(
                                        List.of(
                                                StubContracts.welcome("c0"),
                                                StubContracts.update("a", "c1"),
                                                StubContracts.update("b", "c2"))));
                ContractAccess access = StubContracts.access(feed.url());
                UpdateAnnouncer announcer = announcer(access)) {
            announcer.watched("contracts://latest");

            await().until(() -> told.uris.size() == 3);
            assertThat(told.uris).containsOnly("contracts://latest");
        }
    }

    @Test
    void after_a_gap_every_address_is_told_once() throws Exception {
        try (StubFeed feed =
                        new StubFeed(
                                List.of(
                                        List.of(StubContracts.welcome("c0")),
                                        List.of(
                                                StubContracts.welcome("c0"),
                                                StubContracts.replayBegin(true),
                                                StubContracts.update("a", "c0"),
                                                StubContracts.replayComplete("c7"),
                                                StubContracts.update("b", "c8"))));
                ContractAccess access = StubContracts.access(feed.url());
                UpdateAnnouncer announcer = announcer(access)) {
            announcer.watched("contract://a");
            announcer.watched("contract://b");

            await().until(() -> feed.queries().size() == 3);
            assertThat(told.uris).hasSize(5).endsWith("contract://b");
            assertThat(told.uris.subList(0, 2))
                    .containsExactlyInAnyOrder("contract://a", "contract://b");
            assertThat(told.uris.subList(2, 4))
                    .containsExactlyInAnyOrder("contract://a", "contract://b");
        }
    }

    @Test
    void after_a_break_without_a_gap_only_what_changed_is_told() throws Exception {
        try (StubFeed feed =
                        new StubFeed(
                                List.of(
                                        List.of(StubContracts.welcome("c0")),
                                        List.of(
                                                StubContracts.welcome("c0"),
                                                StubContracts.replayBegin(false),
                                                StubContracts.update("a", "c1"),
                                                StubContracts.replayComplete("c1"))));
                ContractAccess access = StubContracts.access(feed.url());
                UpdateAnnouncer announcer = announcer(access)) {
            announcer.watched("contract://a");
            announcer.watched("contract://b");

            await().until(() -> feed.queries().size() == 3);
            assertThat(told.uris).hasSize(3).endsWith("contract://a");
        }
    }

    @Test
    void what_was_missed_is_a_gap() throws Exception {
        try (StubFeed feed =
                        new StubFeed(
                                List.of(
                                        List.of(
                                                StubContracts.welcome("c0"),
                                                StubContracts.replayBegin(false),
                                                StubContracts.missed(9, "c0"),
                                                StubContracts.update("b", "c0"),
                                                StubContracts.replayComplete("c9"))));
                ContractAccess access = StubContracts.access(feed.url());
                UpdateAnnouncer announcer = announcer(access)) {
            announcer.watched("contract://a");

            await().until(() -> feed.queries().size() == 2);
            assertThat(told.uris).containsExactly("contract://a", "contract://a");
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
