/** What parts of a service do again and again, each on a thread of its own. */
@NullMarked
package dev.switchboard.service.loop;

import org.jspecify.annotations.NullMarked;
