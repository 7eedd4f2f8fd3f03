/** Contracts for agents: tools, resources and prompts, served through the client. */
@NullMarked
package dev.switchboard.router.contracts;

import org.jspecify.annotations.NullMarked;
