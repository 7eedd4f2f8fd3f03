/** What services tell the log at intervals. */
@NullMarked
package dev.switchboard.service.report;

import org.jspecify.annotations.NullMarked;
