/** What is measured: one class a scenario. */
@NullMarked
package dev.switchboard.bench.scenario;

import org.jspecify.annotations.NullMarked;
