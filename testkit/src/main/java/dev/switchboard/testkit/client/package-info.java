/** Clients of the protocols that services speak, which know no code of the services. */
@NullMarked
package dev.switchboard.testkit.client;

import org.jspecify.annotations.NullMarked;
