/** What a tool is, whoever offers it. */
@NullMarked
package dev.switchboard.router.tool;

import org.jspecify.annotations.NullMarked;
