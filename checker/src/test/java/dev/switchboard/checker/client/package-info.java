/** The client for Java before services that run, over a network that fails. */
@NullMarked
package dev.switchboard.checker.client;

import org.jspecify.annotations.NullMarked;
