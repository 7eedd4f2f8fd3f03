/** How often and when something is tried again. */
@NullMarked
package dev.switchboard.client.retry;

import org.jspecify.annotations.NullMarked;
