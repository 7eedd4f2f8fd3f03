package dev.switchboard.router.registry;

import dev.switchboard.model.json.Json;
import dev.switchboard.model.json.MalformedJsonException;
import dev.switchboard.router.outbound.OutboundClient;
import dev.switchboard.router.outbound.OutboundException;
import dev.switchboard.router.outbound.OutboundLimits;
import dev.switchboard.router.outbound.OutboundRequest;
import dev.switchboard.router.outbound.OutboundResponse;
import dev.switchboard.router.outbound.OutboundUrl;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Reads registries that have the API of the official one (MCP registry, {@code GET /v0.1/servers}).
 * Calls block. Thread-safe.
 */
public final class RegistryClient {

    /** Pages of one search. */
    static final int MOST_PAGES = 10;

    private static final int PAGE = 100;
    private static final int OK = 200;

    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Duration LONGEST_PAGE = Duration.ofSeconds(20);
    private static final OutboundLimits LIMITS = OutboundLimits.DEFAULT.withBodyBytes(5 << 20);

    private final OutboundClient http;

    public RegistryClient(OutboundClient http) {
        this.http = http;
    }

    /**
     * Reads the latest versions of servers, for two minutes at most.
     *
     * @param base the address of the registry, before {@code /v0.1}; without a query
     * @param search a part of their names; empty for all
     * @throws OutboundException if the registry cannot be reached
     * @throws RegistryException if it does not answer as a registry does
     */
    public RegistryListing search(OutboundUrl base, String search)
            throws OutboundException, RegistryException {
        return new Reading(base).search(search);
    }

    /**
     * Reads the latest versions of servers whose names are known, for two minutes at most.
     *
     * @param base the address of the registry, before {@code /v0.1}; without a query
     * @throws OutboundException if the registry cannot be reached
     * @throws RegistryException if it does not answer as a registry does
     */
    public RegistryListing named(OutboundUrl base, Collection<String> names)
            throws OutboundException, RegistryException {
        Reading reading = new Reading(base);
        Map<String, ListedServer> found = new LinkedHashMap<>();
        for (String name : names) {
            found.put(
                    name,
                    reading.search(name).servers().stream()
                            .filter(server -> server.name().equals(name))
                            .findFirst()
                            .orElseGet(() ->
                                    new ListedServer.Unusable(
                                            name, "the registry does not have it")));
        }
        return new RegistryListing(List.copyOf(found.values()), true);
    }

    /** What one caller wants to be read. One thread. */
    private final class Reading {

        private final OutboundUrl base;
        private final long begin = System.nanoTime();

        Reading(OutboundUrl base) {
            this.base = base;
        }

        RegistryListing search(String search) throws OutboundException, RegistryException {
            Map<String, ListedServer> found = new LinkedHashMap<>();
            Optional<String> cursor = Optional.empty();
            for (int pages = 0; pages < MOST_PAGES; pages++) {
                JsonNode page = page(search, cursor);
                for (JsonNode entry : page.path("servers")) {
                    EntryReader.read(entry).ifPresent(it -> found.putIfAbsent(it.name(), it));
                }
                String next = page.at("/metadata/nextCursor").asString("");
                if (next.isEmpty() || cursor.filter(next::equals).isPresent()) {
                    return new RegistryListing(List.copyOf(found.values()), true);
                }
                cursor = Optional.of(next);
            }
            return new RegistryListing(List.copyOf(found.values()), false);
        }

        private JsonNode page(String search, Optional<String> cursor)
                throws OutboundException, RegistryException {
            Duration left = LONGEST.minusNanos(System.nanoTime() - begin);
            if (!left.isPositive()) {
                throw new RegistryException(
                        "the registry took longer than %d s in all; ask for less"
                                .formatted(LONGEST.toSeconds()));
            }
            OutboundRequest request =
                    OutboundRequest.get(url(search, cursor))
                            .withHeader("Accept", "application/json")
                            .withLimits(
                                    LIMITS.withTotal(
                                            left.compareTo(LONGEST_PAGE) < 0
                                                    ? left
                                                    : LONGEST_PAGE));
            try (OutboundResponse response = http.exchange(request)) {
                if (response.status() != OK) {
                    throw unlike("answered with the status " + response.status());
                }
                return page(response.readBody());
            }
        }

        private OutboundUrl url(String search, Optional<String> cursor) throws RegistryException {
            StringBuilder url = new StringBuilder(base.text().replaceFirst("/+$", ""));
            url.append("/v0.1/servers?version=latest&limit=").append(PAGE);
            if (!search.isEmpty()) {
                url.append("&search=").append(encoded(search));
            }
            cursor.ifPresent(it -> url.append("&cursor=").append(encoded(it)));
            try {
                return OutboundUrl.parse(url.toString());
            } catch (IllegalArgumentException e) {
                throw unlike("sent a cursor that is too long");
            }
        }

        private JsonNode page(byte[] body) throws RegistryException {
            JsonNode page;
            try {
                page = Json.read(body);
            } catch (MalformedJsonException e) {
                throw unlike("sent no JSON: " + e.getMessage());
            }
            if (!page.path("servers").isArray()) {
                throw unlike("sent no list of servers");
            }
            return page;
        }

        private RegistryException unlike(String what) {
            return new RegistryException(
                    "the registry %s; is %s its address?".formatted(what, base));
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
