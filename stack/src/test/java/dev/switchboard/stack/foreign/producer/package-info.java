/** Programs of others that write to Kafka: kcat, kafkajs and Kafka's console producer. */
@NullMarked
package dev.switchboard.stack.foreign.producer;

import org.jspecify.annotations.NullMarked;
