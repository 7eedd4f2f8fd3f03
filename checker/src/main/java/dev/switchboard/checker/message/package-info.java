/** What subscribers are told, the same on every protocol. */
@NullMarked
package dev.switchboard.checker.message;

import org.jspecify.annotations.NullMarked;
