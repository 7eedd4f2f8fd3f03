/** The whole product as a process of its own. */
@NullMarked
package dev.switchboard.acceptance.product;

import org.jspecify.annotations.NullMarked;
