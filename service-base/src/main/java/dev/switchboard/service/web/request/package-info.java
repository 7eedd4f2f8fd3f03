/** Which paths, headers, parameters and origins a request may have. */
@NullMarked
package dev.switchboard.service.web.request;

import org.jspecify.annotations.NullMarked;
