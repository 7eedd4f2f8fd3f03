/** How smoothly the pages run in a browser while contracts change. */
@NullMarked
package dev.switchboard.bench.page;

import org.jspecify.annotations.NullMarked;
