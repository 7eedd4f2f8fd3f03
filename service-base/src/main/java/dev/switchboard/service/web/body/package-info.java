/** How bodies of requests are unpacked, in which charset, and how large and slow they may be. */
@NullMarked
package dev.switchboard.service.web.body;

import org.jspecify.annotations.NullMarked;
