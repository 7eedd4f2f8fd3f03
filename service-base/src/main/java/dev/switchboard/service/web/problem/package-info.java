/** How callers are told what is wrong with a request: problems of RFC 9457. */
@NullMarked
package dev.switchboard.service.web.problem;

import org.jspecify.annotations.NullMarked;
