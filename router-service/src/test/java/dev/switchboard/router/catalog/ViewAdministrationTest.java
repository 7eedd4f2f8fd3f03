package dev.switchboard.router.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.router.catalog.ViewOutcome.Added;
import dev.switchboard.router.catalog.ViewOutcome.Removed;
import dev.switchboard.router.catalog.ViewOutcome.Replaced;
import dev.switchboard.router.catalog.ViewOutcome.TooMany;
import dev.switchboard.router.catalog.ViewOutcome.Unknown;
import dev.switchboard.router.upstream.ServerName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ViewAdministrationTest extends CatalogTest {

    private static View view(String name) {
        return new View(
                new ServerName(name),
                "a\nb",
                Optional.of(List.of(View.ROUTER)),
                new NameFilter(List.of("a*"), List.of("*b"), Map.of("a", "c")),
                NameFilter.ALL,
                new NameFilter(List.of("x:*"), List.of(), Map.of()));
    }

    @Test
    void every_replica_has_a_view_as_it_was_put() {
        TestReplica one = begun();
        TestReplica other = begun();

        assertThat(one.views.put(view("small"), "a test")).isInstanceOf(Added.class);
        other.sync.lookNow();

        assertThat(other.catalog.view(new ServerName("SMALL"))).contains(view("small"));
        assertThat(other.catalog.views()).isEqualTo(one.catalog.views());
        assertThat(other.views.put(view("Small"), null)).isInstanceOf(Replaced.class);
        assertThat(other.views.remove(new ServerName("small"))).isEqualTo(new Removed());
        assertThat(other.views.remove(new ServerName("small"))).isEqualTo(new Unknown());
        one.sync.lookNow();
        assertThat(one.catalog.views()).isEmpty();
    }

    @Test
    void one_view_that_cannot_be_read_does_not_hide_the_others() {
        begun().views.put(view("small"), null);
        TestDatabase.execute(
                "insert into mcp_view (name, definition) values ('b a d', '{}'),"
                        + " ('bad', '{\"servers\": [\"no name\"]}'), ('text', '\"a\"')");

        TestReplica router = begun();

        assertThat(router.catalog.views())
                .extracting(stored -> stored.view().name().value())
                .containsExactly("small", "text");
    }

    @Test
    void there_is_a_limit_to_views_but_those_there_are_can_be_replaced() {
        TestReplica router = begun();
        TestDatabase.execute(
                "insert into mcp_view (name, definition) select 'v' || n, '{}' from"
                        + " generate_series(1, %d) n".formatted(ViewAdministration.MOST_VIEWS));

        assertThat(router.views.put(view("small"), null))
                .isEqualTo(new TooMany(ViewAdministration.MOST_VIEWS));
        assertThat(router.views.put(view("V7"), null))
                .isInstanceOfSatisfying(
                        Replaced.class, it -> assertThat(it.view().view()).isEqualTo(view("v7")));
    }

    @Test
    void of_two_who_add_a_view_at_once_one_adds_it() throws Exception {
        TestReplica one = begun();
        TestReplica other = begun();

        for (int i = 0; i < 20; i++) {
            View view = view("both" + i);

            assertThat(atOnce(() -> one.views.put(view, null), () -> other.views.put(view, null)))
                    .hasAtLeastOneElementOfType(Added.class)
                    .hasAtLeastOneElementOfType(Replaced.class);
        }
    }

    @Test
    void two_at_once_cannot_pass_the_limit() throws Exception {
        TestReplica one = begun();
        TestReplica other = begun();
        TestDatabase.execute(
                "insert into mcp_view (name, definition) select 'v' || n, '{}' from"
                        + " generate_series(2, %d) n".formatted(ViewAdministration.MOST_VIEWS));

        for (int i = 0; i < 10; i++) {
            View first = view("a" + i);
            View second = view("b" + i);

            assertThat(
                            atOnce(
                                    () -> one.views.put(first, null),
                                    () -> other.views.put(second, null)))
                    .hasAtLeastOneElementOfType(Added.class)
                    .hasAtLeastOneElementOfType(TooMany.class);
            one.views.remove(first.name());
            one.views.remove(second.name());
        }
    }

    private static List<ViewOutcome> atOnce(
            Callable<ViewOutcome> first, Callable<ViewOutcome> second) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<ViewOutcome> outcomes = new ArrayList<>();
            for (Future<ViewOutcome> outcome : threads.invokeAll(List.of(first, second))) {
                outcomes.add(outcome.get());
            }
            return outcomes;
        }
    }

    @Test
    void what_is_refused_is_no_change() {
        TestReplica router = begun();
        router.views.put(view("small"), null);
        Map<String, Long> before = router.tables.changes().versions();

        assertThat(router.views.remove(new ServerName("none"))).isEqualTo(new Unknown());

        assertThat(router.tables.changes().versions()).isEqualTo(before);
    }

    @Test
    void a_change_that_was_stored_is_made_even_if_it_cannot_be_read_at_once() {
        TestReplica router = replica(database);
        TestDatabase.execute("alter table mcp_server rename to mcp_server_away");
        try {
            assertThat(router.views.put(view("small"), null)).isInstanceOf(Added.class);
        } finally {
            TestDatabase.execute("alter table mcp_server_away rename to mcp_server");
        }

        router.sync.lookNow();
        assertThat(router.catalog.view(new ServerName("small"))).contains(view("small"));
    }
}
