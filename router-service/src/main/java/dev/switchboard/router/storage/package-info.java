/** The router's stores: PostgreSQL keeps what is true, Redis speeds up what can be lost. */
@NullMarked
package dev.switchboard.router.storage;

import org.jspecify.annotations.NullMarked;
