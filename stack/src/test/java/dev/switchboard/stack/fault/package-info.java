/** What breaks, and what subscribers and producers notice of it. */
@NullMarked
package dev.switchboard.stack.fault;

import org.jspecify.annotations.NullMarked;
