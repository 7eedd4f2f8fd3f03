/** What every HTTP answer has in common: problem bodies, origins, size limits, the /api alias. */
@NullMarked
package dev.switchboard.service.web;

import org.jspecify.annotations.NullMarked;
