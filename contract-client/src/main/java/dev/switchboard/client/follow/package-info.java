/** Following the feed: messages as they come, and what they come to. */
@NullMarked
package dev.switchboard.client.follow;

import org.jspecify.annotations.NullMarked;
