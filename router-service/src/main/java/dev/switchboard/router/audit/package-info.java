/** Sends what happens in the router to Kafka: calls, and changes of servers. */
@NullMarked
package dev.switchboard.router.audit;

import org.jspecify.annotations.NullMarked;
