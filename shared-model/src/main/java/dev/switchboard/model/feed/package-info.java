/** How updates travel through Kafka: topics, record headers, message ids and cursors. */
@NullMarked
package dev.switchboard.model.feed;

import org.jspecify.annotations.NullMarked;
