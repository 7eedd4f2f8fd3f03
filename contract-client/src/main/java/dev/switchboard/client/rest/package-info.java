/** Requests to the server, and what came of them. */
@NullMarked
package dev.switchboard.client.rest;

import org.jspecify.annotations.NullMarked;
