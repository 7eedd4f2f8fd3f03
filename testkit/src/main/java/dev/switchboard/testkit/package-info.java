/** What tests of several modules share: a real Kafka, a look at its raw records, sample updates. */
@NullMarked
package dev.switchboard.testkit;

import org.jspecify.annotations.NullMarked;
