/** The services as processes of their own. */
@NullMarked
package dev.switchboard.stack.service;

import org.jspecify.annotations.NullMarked;
