/** What a run counted and what was found wrong. */
@NullMarked
package dev.switchboard.checker.verdict;

import org.jspecify.annotations.NullMarked;
