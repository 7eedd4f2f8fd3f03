/** The examples, run word by word. */
@NullMarked
package dev.switchboard.acceptance.examples;

import org.jspecify.annotations.NullMarked;
