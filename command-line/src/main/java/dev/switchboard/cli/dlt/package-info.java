/** Dead letters: listed, shown and sent again once mended. */
@NullMarked
package dev.switchboard.cli.dlt;

import org.jspecify.annotations.NullMarked;
