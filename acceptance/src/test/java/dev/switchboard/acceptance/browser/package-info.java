/** The pages, tried in a real browser before a real server. */
@NullMarked
package dev.switchboard.acceptance.browser;

import org.jspecify.annotations.NullMarked;
