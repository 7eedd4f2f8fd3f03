/** The HTTP server of a process: its settings, the /api alias, and what it mends of requests. */
@NullMarked
package dev.switchboard.service.web;

import org.jspecify.annotations.NullMarked;
