/** The REST edge: turns requests into admissions, and what came of them into answers. */
@NullMarked
package dev.switchboard.ingest.web;

import org.jspecify.annotations.NullMarked;
