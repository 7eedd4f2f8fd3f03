package dev.switchboard.router.replica;

import dev.switchboard.router.encryption.EncryptionKeys;
import dev.switchboard.router.gateway.TestGateway;
import dev.switchboard.router.outbound.OutboundClient;
import dev.switchboard.router.outbound.OutboundSettings;
import dev.switchboard.router.session.ReplicaId;
import dev.switchboard.testkit.Relay;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Two replicas in this JVM: an owner of sessions, behind a relay, and another. */
final class ReplicaPair {

    private final MemoryLeases leases = new MemoryLeases();
    private final ForwardingTokens tokens =
            new ForwardingTokens(EncryptionKeys.ofThisProcess(), InstantSource.system());
    private final OutboundClient client =
            OutboundClient.create(new OutboundSettings(List.of(), 100, 100).toAnyAddress(), "test");
    private final ReplicaId ownerId = ReplicaId.random();
    private final ReplicaId otherId = ReplicaId.random();
    private final TestGateway owner;
    private final TestGateway other;
    private final Relay relay;

    /**
     * @param requests how many run at once at the other one
     */
    ReplicaPair(int requests) throws Exception {
        owner = new TestGateway(ownerId, forwarder(ownerId), 100);
        other = new TestGateway(otherId, forwarder(otherId), requests);
        relay = Relay.before(owner.url());
        leases.renew(ownerId, "http://" + relay.in("@").substring(1));
        leases.renew(otherId, other.url());
    }

    /** Each with a memory of its own of where others are, which forgets at once. */
    private Forwarder forwarder(ReplicaId self) {
        AtomicLong now = new AtomicLong();
        Directory directory = new Directory(leases, () -> now.addAndGet(2_000_000_000));
        return new Forwarder(self, true, directory, tokens, client);
    }

    ReplicaId ownerId() {
        return ownerId;
    }

    TestGateway owner() {
        return owner;
    }

    TestGateway other() {
        return other;
    }

    MemoryLeases leases() {
        return leases;
    }

    ForwardingTokens tokens() {
        return tokens;
    }

    /** The way from the other one to the owner. */
    Relay relay() {
        return relay;
    }

    void stop() throws Exception {
        other.stop();
        owner.stop();
        client.close();
        relay.close();
    }
}
