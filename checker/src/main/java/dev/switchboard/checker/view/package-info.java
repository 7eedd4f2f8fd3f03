/** What nodes answer to queries over REST, compared with the truth. */
@NullMarked
package dev.switchboard.checker.view;

import org.jspecify.annotations.NullMarked;
