package dev.switchboard.router.primitive;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a client sends with a request that it repeats with answers (MCP 2026-07-28, Multi Round-Trip
 * Requests).
 *
 * @param answers to the questions of the last round, by their keys
 * @param state what the questioner has given along; null if nothing
 */
public record Continuation(ObjectNode answers, @Nullable JsonNode state) {}
