package dev.switchboard.router.contracts;

import tools.jackson.databind.JsonNode;

/**
 * What is known of a contract.
 *
 * @param latest as REST gives it
 * @param history its newest changes as REST gives them
 */
record ContractRecord(JsonNode latest, JsonNode history) {}
