package dev.switchboard.router.contracts;

import tools.jackson.databind.JsonNode;

/**
 * Many contracts at a glance.
 *
 * @param page contracts or changes as REST gives them: {@code data}, {@code next} and more
 */
record Overview(JsonNode page, SystemState state) {}
