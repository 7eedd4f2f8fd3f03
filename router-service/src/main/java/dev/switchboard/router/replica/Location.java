package dev.switchboard.router.replica;

import dev.switchboard.router.outbound.Origin;

/** Where a replica is. */
sealed interface Location {

    /** There. */
    record At(Origin origin) implements Location {}

    /** It has ended, and its sessions with it. */
    record Gone() implements Location {}

    /** That cannot be told now, for that reason. */
    record Unknown(String why) implements Location {}
}
