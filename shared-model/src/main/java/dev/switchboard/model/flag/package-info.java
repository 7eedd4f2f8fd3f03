/** What can be switched on and off while everything runs. */
@NullMarked
package dev.switchboard.model.flag;

import org.jspecify.annotations.NullMarked;
