/** How JSON is read, and what is said of JSON that is malformed. */
@NullMarked
package dev.switchboard.model.json;

import org.jspecify.annotations.NullMarked;
