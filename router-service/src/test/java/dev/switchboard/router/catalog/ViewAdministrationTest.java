package dev.switchboard.router.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.router.catalog.ViewOutcome.Added;
import dev.switchboard.router.catalog.ViewOutcome.Removed;
import dev.switchboard.router.catalog.ViewOutcome.Replaced;
import dev.switchboard.router.catalog.ViewOutcome.TooMany;
import dev.switchboard.router.catalog.ViewOutcome.Unknown;
import dev.switchboard.router.upstream.ServerName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        assertThat(router.views.put(view("V7"), null)).isInstanceOf(Replaced.class);
    }
}
