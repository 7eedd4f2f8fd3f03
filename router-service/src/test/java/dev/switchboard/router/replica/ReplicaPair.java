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
    private final ForwardingTokens tokens;
    private final OutboundClient client =
            OutboundClient.createWithoutReuse(
                    new OutboundSettings(List.of(), 100, 100).toAnyAddress(), "test");
    private final ReplicaId ownerId = ReplicaId.random();
    private final ReplicaId otherId = ReplicaId.random();
    private final TestGateway owner;
    private final TestGateway other;
    private final Relay relay;

    /**
     * @param requests how many run at once at the other one
     */
    ReplicaPair(int requests) throws Exception {
        this(requests, tokensOfNewKeys());
    }

    private ReplicaPair(int requests, ForwardingTokens ofOther) throws Exception {
        this(requests, ofOther, ofOther);
    }

    private ReplicaPair(int requests, ForwardingTokens ofOwner, ForwardingTokens ofOther)
            throws Exception {
        tokens = ofOwner;
        owner = new TestGateway(ownerId, forwarder(ownerId, ofOwner), 100);
        other = new TestGateway(otherId, forwarder(otherId, ofOther), requests);
        relay = Relay.before(owner.url());
        leases.renew(ownerId, "http://" + relay.in("@").substring(1));
        leases.renew(otherId, other.url());
    }

    /** Two that do not share their keys. */
    static ReplicaPair withDifferentKeys() throws Exception {
        return new ReplicaPair(100, tokensOfNewKeys(), tokensOfNewKeys());
    }

    private static ForwardingTokens tokensOfNewKeys() {
        return new ForwardingTokens(EncryptionKeys.ofThisProcess(), InstantSource.system());
    }

    /** Each with a memory of its own of where others are, which forgets at once. */
    private Forwarder forwarder(ReplicaId self, ForwardingTokens keys) {
        AtomicLong now = new AtomicLong();
        Directory directory = new Directory(leases, self, () -> now.addAndGet(2_000_000_000));
        return new Forwarder(self, true, directory, keys, client);
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
