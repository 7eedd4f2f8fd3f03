/** Sending one update over REST, and what came of it. */
@NullMarked
package dev.switchboard.cli.rest;

import org.jspecify.annotations.NullMarked;
