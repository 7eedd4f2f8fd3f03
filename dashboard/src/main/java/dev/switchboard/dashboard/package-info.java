/** The pages for people: what they are made of, and how they are served. */
@NullMarked
package dev.switchboard.dashboard;

import org.jspecify.annotations.NullMarked;
