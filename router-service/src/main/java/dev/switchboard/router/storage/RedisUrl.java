package dev.switchboard.router.storage;

import java.util.List;

/**
 * Where Redis is, and who we are there. Its text shows no password.
 *
 * @param user empty where none is named: Redis then takes the user {@code default}
 * @param password empty where none is needed
 * @param database its number
 * @param encrypted whether TLS is spoken
 */
public record RedisUrl(
        String host, int port, String user, String password, int database, boolean encrypted) {

    private static final String VARIABLE = "REDIS_URL";
    private static final String EXAMPLE = "redis://user:password@localhost:6379/0";
    private static final List<String> SCHEMES = List.of("redis", "rediss");
    private static final int USUAL_PORT = 6379;

    /**
     * Reads {@code redis://user:password@host:port/database}, or {@code rediss://}; user, password,
     * port and database may be left out.
     *
     * @throws UnreadableUrlException when it is empty or something else
     */
    public static RedisUrl parse(String text) {
        String given = text.strip();
        if (given.isEmpty()) {
            throw new UnreadableUrlException(
                    VARIABLE
                            + " is not set: the replicas of the router reach each other by Redis;"
                            + " write "
                            + EXAMPLE);
        }
        try {
            return of(StoreUrl.parse(given));
        } catch (StoreUrl.Fault e) {
            throw new UnreadableUrlException(
                    "%s cannot be read: it %s; write %s, and in user and password @, / and the like"
                                    .formatted(VARIABLE, e.reason(), EXAMPLE)
                            + " as percent-escapes");
        }
    }

    private static RedisUrl of(StoreUrl url) throws StoreUrl.Fault {
        if (!SCHEMES.contains(url.scheme())) {
            throw new StoreUrl.Fault("begins with neither redis:// nor rediss://");
        }
        if (url.hosts().size() > 1) {
            throw new StoreUrl.Fault("names several hosts, of which only one can be used");
        }
        if (!url.path().matches("\\d{0,4}")) {
            throw new StoreUrl.Fault("has a database that is not a number");
        }
        if (!url.parameters().isEmpty()) {
            throw new StoreUrl.Fault("has parameters after ?, of which Redis knows none");
        }
        StoreUrl.Host host = url.hosts().getFirst();
        return new RedisUrl(
                host.name().replaceAll("[\\[\\]]", ""),
                host.port() == 0 ? USUAL_PORT : host.port(),
                url.user(),
                url.password(),
                url.path().isEmpty() ? 0 : Integer.parseInt(url.path()),
                url.scheme().equals("rediss"));
    }

    /** Where it is, such as {@code localhost:6379/0}. */
    @Override
    public String toString() {
        return "%s:%d/%d".formatted(host.contains(":") ? "[" + host + "]" : host, port, database);
    }
}
