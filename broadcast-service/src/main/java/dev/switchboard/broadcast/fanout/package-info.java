/** The shared log and its subscribers; knows no protocol. */
@NullMarked
package dev.switchboard.broadcast.fanout;

import org.jspecify.annotations.NullMarked;
