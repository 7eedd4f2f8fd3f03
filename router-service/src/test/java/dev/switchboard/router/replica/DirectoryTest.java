package dev.switchboard.router.replica;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.router.outbound.OutboundUrl;
import dev.switchboard.router.session.ReplicaId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DirectoryTest {

    private static final ReplicaId OTHER = ReplicaId.random();
    private static final String URL = "http://router-2:8003";
    private static final Location THERE = new Location.At(OutboundUrl.parse(URL).origin());

    private final MemoryLeases leases = new MemoryLeases();
    private long now = 5;
    private final Directory directory = new Directory(leases, () -> now);

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
        leases.renew(OTHER, URL);
        assertThat(directory.find(OTHER)).isEqualTo(THERE);
        leases.goAway();
        assertThat(directory.find(OTHER)).isEqualTo(THERE);
        pass(Duration.ofSeconds(2));
        assertThat(directory.find(OTHER)).isInstanceOf(Location.Unknown.class);

        leases.comeBack();
        leases.end(OTHER);

        assertThat(directory.find(OTHER)).isInstanceOf(Location.Unknown.class);
        pass(Leases.LASTING);
        assertThat(directory.find(OTHER)).isEqualTo(new Location.Gone());
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
