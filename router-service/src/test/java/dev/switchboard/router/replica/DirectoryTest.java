package dev.switchboard.router.replica;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.router.outbound.OutboundUrl;
import dev.switchboard.router.session.ReplicaId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DirectoryTest {

    private static final ReplicaId OWN = ReplicaId.random();
    private static final ReplicaId OTHER = ReplicaId.random();
    private static final String URL = "http://router-2:8003";
    private static final Location THERE = new Location.At(OutboundUrl.parse(URL).origin());

    private final MemoryLeases leases = new MemoryLeases();
    private long now = 5;
    private final Directory directory = new Directory(leases, null, () -> now);

    @Test
    void an_answer_is_remembered_for_two_seconds() throws Exception {
        leases.renew(OTHER, URL);
        assertThat(directory.find(OTHER)).isEqualTo(THERE);
        leases.end(OTHER);
        pass(Duration.ofMillis(1_999));
        assertThat(directory.find(OTHER)).isEqualTo(THERE);
        assertThat(leases.lookups()).isEqualTo(1);

        pass(Duration.ofMillis(1));

        assertThat(directory.find(OTHER)).isEqualTo(new Location.Gone());
        assertThat(directory.find(OTHER)).isEqualTo(new Location.Gone());
        assertThat(leases.lookups()).isEqualTo(2);
    }

    @Test
    void nobody_is_gone_while_the_store_is_unavailable_and_until_leases_are_renewed()
            throws Exception {
        leases.goAway();
        assertThat(directory.find(OTHER)).isInstanceOf(Location.Unknown.class);

        leases.comeBack();
        pass(Duration.ofMillis(500));

        assertThat(directory.find(OTHER)).isInstanceOf(Location.Unknown.class);
        pass(Leases.LASTING);
        assertThat(directory.find(OTHER)).isEqualTo(new Location.Gone());
    }

    @Test
    void a_replica_is_where_it_was_while_the_store_is_unavailable() throws Exception {
        leases.renew(OTHER, URL);
        assertThat(directory.find(OTHER)).isEqualTo(THERE);
        leases.goAway();

        pass(Duration.ofSeconds(60));
        assertThat(directory.find(OTHER)).isEqualTo(THERE);

        leases.comeBack();
        leases.end(OTHER);
        pass(Leases.LASTING);
        assertThat(directory.find(OTHER)).isEqualTo(new Location.Gone());
    }

    @Test
    void after_a_look_up_that_failed_there_is_none_for_half_a_second() throws Exception {
        leases.goAway();
        directory.find(OTHER);
        pass(Duration.ofMillis(499));

        assertThat(directory.find(OTHER)).isInstanceOf(Location.Unknown.class);
        assertThat(directory.find(ReplicaId.random())).isInstanceOf(Location.Unknown.class);
        assertThat(leases.lookups()).isEqualTo(1);

        leases.comeBack();
        leases.renew(OTHER, URL);
        pass(Duration.ofMillis(1));
        assertThat(directory.find(OTHER)).isEqualTo(THERE);
    }

    @Test
    void a_store_that_lost_the_own_lease_has_lost_others() throws Exception {
        Directory ofOwner = new Directory(leases, OWN, () -> now);
        leases.renew(OWN, URL);
        assertThat(ofOwner.find(OTHER)).isEqualTo(new Location.Gone());
        pass(Duration.ofSeconds(2));
        leases.end(OWN);

        assertThat(ofOwner.find(OTHER)).isInstanceOf(Location.Unknown.class);

        leases.renew(OWN, URL);
        pass(Leases.LASTING.minusMillis(1));
        assertThat(ofOwner.find(OTHER)).isInstanceOf(Location.Unknown.class);
        pass(Duration.ofMillis(1));
        assertThat(ofOwner.find(OTHER)).isEqualTo(new Location.Gone());
    }

    @Test
    void nobody_is_gone_after_leases_were_lost() throws Exception {
        directory.leasesWereLost();
        assertThat(directory.find(OTHER)).isInstanceOf(Location.Unknown.class);

        leases.renew(OTHER, URL);

        assertThat(directory.find(OTHER)).isEqualTo(THERE);
    }

    @Test
    void what_is_no_url_leads_nowhere() throws Exception {
        leases.renew(OTHER, "x");

        assertThat(directory.find(OTHER)).isInstanceOf(Location.Unknown.class);
    }

    @Test
    void replicas_that_never_were_take_bounded_memory() throws Exception {
        for (int i = 0; i < 3 * Directory.MOST; i++) {
            directory.find(ReplicaId.random());
        }

        assertThat(directory.size()).isEqualTo(Directory.MOST);
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }
}
