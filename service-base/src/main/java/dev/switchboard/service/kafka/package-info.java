/** How services reach Kafka, have their topics made and answer for it in their readiness. */
@NullMarked
package dev.switchboard.service.kafka;

import org.jspecify.annotations.NullMarked;
