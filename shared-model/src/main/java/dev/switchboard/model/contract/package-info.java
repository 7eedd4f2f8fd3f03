/** The contract update and its rules. */
@NullMarked
package dev.switchboard.model.contract;

import org.jspecify.annotations.NullMarked;
