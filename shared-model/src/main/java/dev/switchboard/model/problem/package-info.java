/** The error body of every service (RFC 9457). */
@NullMarked
package dev.switchboard.model.problem;

import org.jspecify.annotations.NullMarked;
