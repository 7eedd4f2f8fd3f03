package dev.switchboard.broadcast.fanout;

import static dev.switchboard.broadcast.fanout.Filter.Relation.LEFT;
import static dev.switchboard.broadcast.fanout.Filter.Relation.MATCHES;
import static dev.switchboard.broadcast.fanout.Filter.Relation.NONE;
import static dev.switchboard.model.contract.Location.CHENNAI;
import static dev.switchboard.model.contract.Location.HYDERABAD;
import static dev.switchboard.model.contract.Location.MUMBAI;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.broadcast.feed.MadeFeed;
import dev.switchboard.broadcast.history.ContractChange;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FilterTest {

    private final MadeFeed feed = new MadeFeed(1);

    @Test
    void everything_matches_no_filter() {
        assertThat(Filter.ALL.relate(feed.update("c", CHENNAI))).isEqualTo(MATCHES);
        assertThat(Filter.ALL.relate(feed.remove("c"))).isEqualTo(MATCHES);
    }

    @Test
    void nothing_matches_nothing() {
        assertThat(Filter.NOTHING.relate(feed.update("c", CHENNAI))).isEqualTo(NONE);
        assertThat(Filter.NOTHING.relateToUnknown(feed.remove("c"))).isEqualTo(NONE);
    }

    @Test
    void only_the_contracts_asked_for_match() {
        Filter filter = Ask.contracts("a", "b").filter();

        assertThat(filter.relate(feed.update("a", CHENNAI))).isEqualTo(MATCHES);
        assertThat(filter.relate(feed.remove("b"))).isEqualTo(MATCHES);
        assertThat(filter.relate(feed.update("c", CHENNAI))).isEqualTo(NONE);
    }

    @Test
    void a_contract_that_moves_away_has_left_once() {
        Filter filter = Ask.at(CHENNAI).filter();

        assertThat(filter.relate(feed.update("c", CHENNAI))).isEqualTo(MATCHES);
        assertThat(filter.relate(feed.update("c", MUMBAI))).isEqualTo(LEFT);
        assertThat(filter.relate(feed.update("c", HYDERABAD))).isEqualTo(NONE);
        assertThat(filter.relate(feed.update("c", CHENNAI))).isEqualTo(MATCHES);
    }

    @Test
    void between_two_locations_asked_for_a_contract_moves_without_leaving() {
        Filter filter = Ask.at(CHENNAI, MUMBAI).filter();
        feed.update("c", CHENNAI);

        assertThat(filter.relate(feed.update("c", MUMBAI))).isEqualTo(MATCHES);
    }

    @Test
    void a_removal_matches_where_the_contract_was() {
        feed.update("c", CHENNAI);
        ContractChange removal = feed.remove("c");

        assertThat(Ask.at(CHENNAI).filter().relate(removal)).isEqualTo(MATCHES);
        assertThat(Ask.at(MUMBAI).filter().relate(removal)).isEqualTo(NONE);
    }

    @Test
    void with_contracts_and_locations_both_must_hold() {
        Filter filter = new Filter(Ask.ids("a"), Set.of(CHENNAI.label()), false);

        assertThat(filter.relate(feed.update("a", CHENNAI))).isEqualTo(MATCHES);
        assertThat(filter.relate(feed.update("b", CHENNAI))).isEqualTo(NONE);
        assertThat(filter.relate(feed.update("a", MUMBAI))).isEqualTo(LEFT);
        assertThat(filter.relate(feed.update("a", HYDERABAD))).isEqualTo(NONE);
    }

    @Test
    void who_may_have_seen_it_anywhere_is_told_that_it_left_or_was_removed() {
        Filter filter = Ask.at(CHENNAI).filter();

        assertThat(filter.relateToUnknown(feed.update("c", MUMBAI))).isEqualTo(LEFT);
        assertThat(filter.relateToUnknown(feed.update("d", CHENNAI))).isEqualTo(MATCHES);
        assertThat(filter.relateToUnknown(feed.remove("e"))).isEqualTo(MATCHES);
    }

    @Test
    void a_test_update_matches_by_where_it_says_it_is() {
        assertThat(Ask.at(CHENNAI).filter().relate(feed.test("t", CHENNAI))).isEqualTo(MATCHES);
        assertThat(Ask.at(MUMBAI).filter().relate(feed.test("t", CHENNAI))).isEqualTo(NONE);
    }
}
