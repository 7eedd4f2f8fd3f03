/** Contracts as tools, through the client that any producer may use. */
@NullMarked
package dev.switchboard.router.contracts;

import org.jspecify.annotations.NullMarked;
