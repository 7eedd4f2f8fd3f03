/** What every service does alike; a service imports {@code ServiceBaseConfiguration}. */
@NullMarked
package dev.switchboard.service;

import org.jspecify.annotations.NullMarked;
