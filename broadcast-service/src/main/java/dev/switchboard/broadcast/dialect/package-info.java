/** What all protocols say alike: message bodies and subscription parameters. */
@NullMarked
package dev.switchboard.broadcast.dialect;

import org.jspecify.annotations.NullMarked;
