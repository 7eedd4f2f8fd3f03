/** What a subscriber asks for, and what each record of the truth is to it. */
@NullMarked
package dev.switchboard.checker.subscription;

import org.jspecify.annotations.NullMarked;
