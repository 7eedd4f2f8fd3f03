/** What an operator can set. */
@NullMarked
package dev.switchboard.broadcast.settings;

import org.jspecify.annotations.NullMarked;
