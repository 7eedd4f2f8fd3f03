/** Chromium as a process, driven by its DevTools protocol, and the frames that a page gets. */
@NullMarked
package dev.switchboard.bench.browser;

import org.jspecify.annotations.NullMarked;
