/** Which server answers at which path: everything, a view, or one server as it is. */
@NullMarked
package dev.switchboard.router.endpoint;

import org.jspecify.annotations.NullMarked;
