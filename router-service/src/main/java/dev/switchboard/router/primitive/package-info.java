/** What a tool is, whoever offers it. */
@NullMarked
package dev.switchboard.router.primitive;

import org.jspecify.annotations.NullMarked;
