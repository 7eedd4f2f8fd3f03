/** Services and brokers as processes of their own, and what happens when one of them fails. */
@NullMarked
package dev.switchboard.stack;

import org.jspecify.annotations.NullMarked;
