package dev.switchboard.router.contracts;

import dev.switchboard.client.rest.CallFailedException;
import dev.switchboard.model.contract.Location;
import dev.switchboard.router.primitive.Completion;
import dev.switchboard.router.primitive.Prompt;
import dev.switchboard.router.primitive.RequestContext;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Asks a model for a report on one location. */
final class SiteReport implements Prompt {

    private static final String NAME = "site_report";

    private final ContractQueries queries;
    private final ContractCompletions completions;
    private final ObjectNode definition =
            PromptMessages.definition(
                    NAME,
                    "Report on a location",
                    "Which contracts are at a location, and which of them need attention.",
                    ContractFields.LOCATION,
                    "One of %s.".formatted(String.join(", ", Location.labels())));

    SiteReport(ContractQueries queries, ContractCompletions completions) {
        this.queries = queries;
        this.completions = completions;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public ObjectNode definition() {
        return definition;
    }

    @Override
    public ObjectNode get(Map<String, String> arguments, RequestContext context)
            throws InterruptedException {
        Location location =
                Location.ofLabel(arguments.getOrDefault(ContractFields.LOCATION, ""))
                        .orElseThrow(() ->
                                Failures.invalid(
                                        "location must be one of "
                                                + String.join(", ", Location.labels())));
        return PromptMessages.of(
                "Report on " + location.label(),
                List.of(
                        ResourceContents.json(
                                ContractAddresses.of(location),
                                ResourceContents.at(location, at(location)))),
                question(location));
    }

    private static String question(Location location) {
        return """
        Above are the contracts that are at %s now, at most %d of them; total says how many \
        there are. Write a short report for somebody who is responsible for that site.
        1. How many contracts are there, and how many of them are in force? Where the list \
        does not hold all of them, say so, and count no further than it reaches.
        2. Which came or changed last, and when?
        3. Which need attention: not in force, or without an update for much longer than the \
        others?
        Give times in UTC. Use only this data; say what it does not tell.
        """
                .formatted(location.label(), ResourceContents.MOST);
    }

    private Overview at(Location location) throws InterruptedException {
        try {
            return queries.overview(ContractFilter.at(location), ResourceContents.MOST, null);
        } catch (CallFailedException e) {
            throw Failures.error(e);
        }
    }

    @Override
    public Completion complete(String argument, String value, Map<String, String> others) {
        return argument.equals(ContractFields.LOCATION)
                ? completions.locations(value)
                : Completion.NONE;
    }
}
