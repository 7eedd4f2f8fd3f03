/** What the server is asked: contracts, their history and its own state. */
@NullMarked
package dev.switchboard.client.query;

import org.jspecify.annotations.NullMarked;
