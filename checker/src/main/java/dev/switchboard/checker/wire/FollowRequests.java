package dev.switchboard.checker.wire;

import dev.switchboard.checker.subscription.RequestedSubscription;
import dev.switchboard.client.follow.FollowRequest;
import dev.switchboard.client.follow.Start;
import dev.switchboard.client.follow.WhenSlow;
import dev.switchboard.model.contract.ContractId;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A subscription as the Java client takes it. */
final class FollowRequests {

    private FollowRequests() {}

    static FollowRequest of(RequestedSubscription requested, @Nullable String since) {
        return new FollowRequest(
                requested.interest().contracts().stream()
                        .map(ContractId::new)
                        .collect(Collectors.toSet()),
                requested.interest().locations(),
                since == null ? start(requested) : new Start.Since(since),
                switch (requested.slow()) {
                    case CONFLATE -> WhenSlow.CONFLATE;
                    case ALL -> WhenSlow.ALL;
                    case DISCONNECT -> WhenSlow.DISCONNECT;
                },
                requested.maxRate() == 0
                        ? OptionalInt.empty()
                        : OptionalInt.of(requested.maxRate()));
    }

    private static Start start(RequestedSubscription requested) {
        return switch (requested.replay()) {
            case NONE -> Start.LIVE;
            case LATEST -> Start.LATEST;
            case HISTORY -> new Start.History(requested.limit());
        };
    }
}
