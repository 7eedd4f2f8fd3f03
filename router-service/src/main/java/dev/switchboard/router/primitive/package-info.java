/** What a server offers its clients: tools, resources, prompts and completion, whoever has them. */
@NullMarked
package dev.switchboard.router.primitive;

import org.jspecify.annotations.NullMarked;
