/** What the router writes into Kafka: the calls that it passed on, and the state of its servers. */
@NullMarked
package dev.switchboard.model.router;

import org.jspecify.annotations.NullMarked;
