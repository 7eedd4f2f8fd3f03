package dev.switchboard.router.contracts;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What is known of a contract.
 *
 * @param latest as REST gives it; empty where it was removed
 * @param history its newest changes as REST gives them
 */
record ContractRecord(Optional<JsonNode> latest, JsonNode history) {}
