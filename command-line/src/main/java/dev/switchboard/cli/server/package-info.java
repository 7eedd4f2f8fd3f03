/** The server that a command talks to: where it is, and what is said when nobody is there. */
@NullMarked
package dev.switchboard.cli.server;

import org.jspecify.annotations.NullMarked;
