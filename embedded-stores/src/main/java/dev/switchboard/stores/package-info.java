/** A real PostgreSQL and a real Redis as long as this JVM lives, for standalone and for tests. */
@NullMarked
package dev.switchboard.stores;

import org.jspecify.annotations.NullMarked;
