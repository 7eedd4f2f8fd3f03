/** Update admission as beans, with its metrics and its line in the log. */
@NullMarked
package dev.switchboard.admission.service;

import org.jspecify.annotations.NullMarked;
