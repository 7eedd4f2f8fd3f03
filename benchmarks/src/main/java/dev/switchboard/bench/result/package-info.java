/** Figures: statistics, tables, charts and files. */
@NullMarked
package dev.switchboard.bench.result;

import org.jspecify.annotations.NullMarked;
