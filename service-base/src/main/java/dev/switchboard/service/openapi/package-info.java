/** The description of the API (OpenAPI 3.1): its page, shared schemas and problem answers. */
@NullMarked
package dev.switchboard.service.openapi;

import org.jspecify.annotations.NullMarked;
