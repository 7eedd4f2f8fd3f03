package dev.switchboard.router.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.router.session.ReplicaId;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class OwnLeaseTest {

    private static final ReplicaId OWN = ReplicaId.random();
    private static final ReplicaId OTHER = ReplicaId.random();

    private final MemoryLeases leases = new MemoryLeases();
    private final Directory directory = new Directory(leases, null, () -> 5);
    private final OwnLease lease = new OwnLease(OWN, "http://router-1:8003", leases, directory);

    @AfterEach
    void stop() {
        leases.comeBack();
        lease.stop();
    }

    private void begin() {
        lease.start();
        await().until(this::isHeld);
    }

    private boolean isHeld() {
        return leases.find(List.of(OWN)).containsKey(OWN);
    }

    @Test
    void a_lease_that_was_lost_shows_that_others_may_be_lost() throws Exception {
        begin();
        leases.end(OWN);

        lease.renew();

        assertThat(isHeld()).isTrue();
        assertThat(directory.find(OTHER)).isInstanceOf(Location.Unknown.class);
    }

    @Test
    void a_lease_that_was_there_tells_nothing_of_others() throws Exception {
        begin();

        lease.renew();

        assertThat(directory.find(OTHER)).isEqualTo(new Location.Gone());
    }

    @Test
    void a_renewal_does_not_follow_the_end() {
        begin();
        lease.stop();

        lease.renew();

        assertThat(isHeld()).isFalse();
    }

    @Test
    void failures_are_reported_once_and_so_is_their_end(CapturedOutput log) {
        begin();
        leases.goAway();
        lease.renew();
        lease.renew();
        assertThat(log)
                .containsOnlyOnce("cannot be renewed in Redis")
                .doesNotContain("renewed in Redis again");

        leases.comeBack();
        lease.renew();
        lease.renew();

        assertThat(log).containsOnlyOnce("renewed in Redis again");
    }
}
