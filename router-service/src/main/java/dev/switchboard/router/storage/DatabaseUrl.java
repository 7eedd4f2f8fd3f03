package dev.switchboard.router.storage;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** Where PostgreSQL is, and who we are there. Its text shows no password. */
public final class DatabaseUrl {

    private static final String VARIABLE = "DATABASE_URL";
    private static final String EXAMPLE = "postgresql://user:password@localhost:5432/mcp_router";
    private static final List<String> SCHEMES = List.of("postgresql", "postgres");
    private static final int USUAL_PORT = 5432;

    /** What libpq, and so most of the world, calls otherwise than the driver. */
    private static final Map<String, String> DRIVERS_NAMES =
            Map.of("application_name", "ApplicationName", "connect_timeout", "connectTimeout");

    private final String hosts;
    private final String database;
    private final Map<String, String> properties;

    private DatabaseUrl(String hosts, String database, Map<String, String> properties) {
        this.hosts = hosts;
        this.database = database;
        this.properties = properties;
    }

    /**
     * Reads {@code postgresql://user:password@host:port/database?name=value}. {@code postgres://}
     * and {@code jdbc:postgresql://} mean the same.
     *
     * @throws UnreadableUrlException when it is empty or something else
     */
    public static DatabaseUrl parse(String text) {
        String given = text.strip();
        if (given.isEmpty()) {
            throw new UnreadableUrlException(
                    VARIABLE
                            + " is not set: the router keeps its data in PostgreSQL; write "
                            + EXAMPLE);
        }
        boolean jdbc = given.regionMatches(true, 0, "jdbc:", 0, 5);
        try {
            return of(StoreUrl.parse(jdbc ? given.substring(5) : given));
        } catch (StoreUrl.Fault e) {
            throw new UnreadableUrlException(
                    "%s cannot be read: it %s; write %s, and in user and password @, / and the like"
                                    .formatted(VARIABLE, e.reason(), EXAMPLE)
                            + " as percent-escapes");
        }
    }

    private static DatabaseUrl of(StoreUrl url) throws StoreUrl.Fault {
        if (!SCHEMES.contains(url.scheme())) {
            throw new StoreUrl.Fault("begins with neither postgresql:// nor postgres://");
        }
        if (url.path().isEmpty()) {
            throw new StoreUrl.Fault("names no database after the host");
        }
        Map<String, String> properties = new HashMap<>();
        url.parameters()
                .forEach((name, value) ->
                        properties.put(DRIVERS_NAMES.getOrDefault(name, name), value));
        if (!url.user().isEmpty()) {
            properties.put("user", url.user());
        }
        if (!url.password().isEmpty()) {
            properties.put("password", url.password());
        }
        if (!properties.containsKey("user")) {
            throw new StoreUrl.Fault("names no user before the host");
        }
        String hosts =
                url.hosts().stream()
                        .map(host -> host.at(USUAL_PORT))
                        .collect(Collectors.joining(","));
        return new DatabaseUrl(hosts, url.path(), properties);
    }

    /** As the driver has it, without user and password. */
    String jdbcUrl() {
        // the driver takes a plus sign for a space
        String name = URLEncoder.encode(database, StandardCharsets.UTF_8).replace("+", "%20");
        return "jdbc:postgresql://%s/%s".formatted(hosts, name);
    }

    /**
     * The driver's properties, user and password among them; the map is the caller's.
     *
     * @param usual what holds where the URL says nothing else
     */
    Properties properties(Map<String, String> usual) {
        Properties all = new Properties();
        all.putAll(usual);
        all.putAll(properties);
        return all;
    }

    /** Where it is, such as {@code localhost:5432/mcp_router}. */
    @Override
    public String toString() {
        return hosts + "/" + database;
    }
}
