/** The edge for REST: servers, what they offer, and calls of tools. */
@NullMarked
package dev.switchboard.router.api;

import org.jspecify.annotations.NullMarked;
