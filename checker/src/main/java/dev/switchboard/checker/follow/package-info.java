/** Subscribers that stall, are cut and come back, and check every message they get. */
@NullMarked
package dev.switchboard.checker.follow;

import org.jspecify.annotations.NullMarked;
