/** The shared log and the delivery to its subscribers, independent of protocols. */
@NullMarked
package dev.switchboard.broadcast.fanout;

import org.jspecify.annotations.NullMarked;
