/** JSON-RPC messages as the Model Context Protocol has them, and their rules. */
@NullMarked
package dev.switchboard.router.protocol;

import org.jspecify.annotations.NullMarked;
