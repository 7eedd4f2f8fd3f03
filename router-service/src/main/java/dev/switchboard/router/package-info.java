/** The MCP endpoint of this product, for AI agents and their tools. */
@NullMarked
package dev.switchboard.router;

import org.jspecify.annotations.NullMarked;
