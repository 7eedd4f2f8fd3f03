package dev.switchboard.bench.mcp;

import dev.switchboard.bench.measured.Machine;
import dev.switchboard.bench.measured.McpSite;
import dev.switchboard.bench.measured.McpSite.Server;
import dev.switchboard.bench.measured.RouterSite;
import dev.switchboard.bench.result.Metric;
import dev.switchboard.bench.result.Results;
import dev.switchboard.bench.scenario.Solo;
import dev.switchboard.bench.scenario.Turns;
import dev.switchboard.bench.scenario.Turns.Part;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lists and searches of a catalog of 1,000 servers with 20 tools each, one after another. */
final class LargeCatalog implements AutoCloseable {

    private static final String NAME = "mcp-catalog";
    private static final int SERVERS = 1_000;
    private static final int TOOLS = 20_000;
    private static final int MOST_WARM_UPS = 6;
    private static final Pattern CURSOR = Pattern.compile("\"nextCursor\":\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newHttpClient();
    private final RouterSite router;
    private final int requests;

    private LargeCatalog(RouterSite router, int requests) {
        this.router = router;
        this.requests = requests;
    }

    static Solo solo() {
        return new Solo(
                NAME,
                "lists and searches of 20,000 tools of 1,000 servers behind the router",
                LargeCatalog::measure);
    }

    private static Results measure(Machine machine, int rounds, boolean quick) throws IOException {
        try (McpSite site = new McpSite(machine)) {
            int port = site.called(Server.UPSTREAMS).port();
            long begun = System.nanoTime();
            try (RouterSite router =
                            RouterSite.start(
                                    machine,
                                    "catalog",
                                    RouterSite.many("site", SERVERS, port, "/mcp/many/"),
                                    SERVERS);
                    LargeCatalog catalog = new LargeCatalog(router, quick ? 20 : 200)) {
                System.out.println(
                        "started, and all listed, in %.1f s"
                                .formatted((System.nanoTime() - begun) / 1e9));
                return catalog.run(rounds, quick);
            }
        }
    }

    private Results run(int rounds, boolean quick) throws IOException {
        List<Part> parts =
                List.of(
                        new Part("tools/list, one page", null, () -> repeated(() -> page(""))),
                        new Part("tools/list, all pages", null, this::allPages),
                        new Part(
                                "GET /tools, three words",
                                null,
                                () -> repeated(() -> get("/tools?q=sensor+17+site42"))),
                        new Part(
                                "GET /tools, first of all",
                                null,
                                () -> repeated(() -> get("/tools?limit=100"))),
                        new Part("GET /servers", null, () -> repeated(() -> get("/servers"))));
        return new Turns(NAME, Metric.REQUESTS, parts).run(quick ? 1 : MOST_WARM_UPS, rounds);
    }

    /** A request, and its answer's body. */
    @FunctionalInterface
    private interface Asking {
        String ask() throws IOException;
    }

    private Map<Metric, Double> repeated(Asking asking) throws IOException {
        long[] micros = new long[requests];
        for (int i = 0; i < requests; i++) {
            long begun = System.nanoTime();
            if (asking.ask().length() < 100) {
                throw new IOException("an answer with nothing in it");
            }
            micros[i] = (System.nanoTime() - begun) / 1000;
        }
        return figures(micros);
    }

    /** Each page is a request. */
    private Map<Metric, Double> allPages() throws IOException {
        long[] micros = new long[TOOLS];
        int pages = 0;
        String cursor = "";
        do {
            long begun = System.nanoTime();
            Matcher next = CURSOR.matcher(page(cursor));
            micros[pages++] = (System.nanoTime() - begun) / 1000;
            cursor = next.find() ? next.group(1) : "";
        } while (!cursor.isEmpty());
        return figures(Arrays.copyOf(micros, pages));
    }

    private static Map<Metric, Double> figures(long[] micros) {
        long all = Arrays.stream(micros).sum();
        Arrays.sort(micros);
        Map<Metric, Double> figures = new EnumMap<>(Metric.class);
        figures.put(Metric.REQUESTS, micros.length * 1e6 / all);
        figures.put(Metric.P50, micros[micros.length / 2] / 1e3);
        figures.put(Metric.P99, micros[micros.length * 99 / 100] / 1e3);
        return figures;
    }

    private String page(String cursor) throws IOException {
        String from = cursor.isEmpty() ? "" : "\"cursor\":\"%s\",".formatted(cursor);
        String body =
                """
                {"jsonrpc":"2.0","id":1,"method":"tools/list","params":{%s\
                "_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28",\
                "io.modelcontextprotocol/clientInfo":{"name":"bench","version":"1"},\
                "io.modelcontextprotocol/clientCapabilities":{}}}}\
                """
                        .formatted(from);
        return send(
                HttpRequest.newBuilder(uri("/mcp"))
                        .header("Content-Type", "application/json")
                        .header("Accept", "application/json, text/event-stream")
                        .header("MCP-Protocol-Version", "2026-07-28")
                        .header("Mcp-Method", "tools/list")
                        .POST(BodyPublishers.ofString(body))
                        .build());
    }

    private String get(String path) throws IOException {
        return send(HttpRequest.newBuilder(uri(path)).build());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:%d%s".formatted(router.port(), path));
    }

    private String send(HttpRequest request) throws IOException {
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException(answer.statusCode() + ": " + answer.body());
            }
            return answer.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
