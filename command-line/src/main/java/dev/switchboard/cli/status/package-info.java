/** How the whole system is, at a glance. */
@NullMarked
package dev.switchboard.cli.status;

import org.jspecify.annotations.NullMarked;
