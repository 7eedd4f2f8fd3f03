/** What OpenAPI says of the REST API of the router: calls, parameters, schemas and examples. */
@NullMarked
package dev.switchboard.router.api.description;

import org.jspecify.annotations.NullMarked;
