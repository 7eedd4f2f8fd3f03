/** Descriptions of APIs, held against the services they describe. */
@NullMarked
package dev.switchboard.testkit.description;

import org.jspecify.annotations.NullMarked;
