package dev.switchboard.router.api;

import static dev.switchboard.router.api.RestClient.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.switchboard.router.RouterWithServersTest;
import dev.switchboard.testkit.StubServer;
import dev.switchboard.testkit.description.ApiDescription;
import dev.switchboard.testkit.description.DescribedCalls;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The description of the API, held against a running router. */
class DescribedAnswersTest extends RouterWithServersTest {

    private static final String FLAG = "/features/ROUTER_SERVICES";
    private static final String LARGE = " ".repeat(2_000_000);
    private static final String URL = "http://10.1.2.3:9/mcp";

    private static final String SERVER =
            "{\"name\": \"%s\", \"url\": \""
                    + URL
                    + "\", \"headers\": {\"X\": \"y\"}, \"changed_by\": \"a test\"}";

    /** A call as it is described, and how it is made. */
    private record Call(String name, String path, Consumer<HttpRequest.Builder> request) {

        static Call of(String method, String template, String path, String body) {
            return new Call(
                    method + " " + template,
                    path,
                    RestClient.with(method.toUpperCase(Locale.ROOT), body));
        }

        Call at(String other) {
            return new Call(name, other, request);
        }

        Call and(Consumer<HttpRequest.Builder> more) {
            return new Call(name, path, request.andThen(more));
        }

        Call sending(Consumer<HttpRequest.Builder> other) {
            return new Call(name, path, other);
        }
    }

    private final Call all = Call.of("get", "/servers", "/servers", "");
    private final Call one = Call.of("get", "/servers/{name}", "/servers/child", "");
    private final Call register =
            Call.of("post", "/servers", "/servers", SERVER.formatted("registered"));
    private final Call change =
            Call.of(
                    "put",
                    "/servers/{name}",
                    "/servers/described",
                    "{\"url\": \"%s\", \"changed_by\": \"a test\"}".formatted(URL));
    private final Call remove = Call.of("delete", "/servers/{name}", "/servers/registered", "");
    private final Call refresh =
            Call.of("post", "/servers/{name}/refresh", "/servers/child/refresh", "");
    private final Call definitions =
            Call.of("get", "/servers/{name}/definitions", "/servers/child/definitions", "");
    private final Call approve =
            Call.of(
                    "post",
                    "/servers/{name}/approvals",
                    "/servers/child/approvals",
                    "{\"hashes\": [\"%s\"]}".formatted("0".repeat(64)));
    private final Call load =
            Call.of(
                    "post",
                    "/servers/import",
                    "/servers/import",
                    "{\"registry\": \"http://10.1.2.3:9\"}");
    private final Call search = Call.of("get", "/tools", "/tools", "");
    private final Call tool = Call.of("get", "/tools/{name}", "/tools/child__echo", "");
    private final Call call =
            Call.of("post", "/tools/{name}/call", "/tools/child__echo/call", "{}");

    private final Call views = Call.of("get", "/views", "/views", "");
    private final Call view = Call.of("get", "/views/{name}", "/views/described", "");
    private final Call putView =
            Call.of(
                    "put",
                    "/views/{name}",
                    "/views/described",
                    """
                    {"prompts": {"include": ["a*"], "rename": {"a": "b"}},
                     "resources": {"exclude": ["x:*"]}}\
                    """);
    private final Call removeView = Call.of("delete", "/views/{name}", "/views/described", "");

    private RestClient rest = new RestClient(0);
    private DescribedCalls calls;

    @BeforeEach
    void childrenAreListed() {
        rest = new RestClient(client().port());
        calls = DescribedCalls.at(client().port());
        await().until(() -> rest.get("/servers/child").json().path("tools").asInt() > 0);
        rest.post("/servers", SERVER.formatted("described"));
        await().until(() -> rest.get("/servers/described").json().has("reason"));
    }

    @AfterEach
    void removeServers() {
        rest.delete(FLAG);
        rest.delete("/views/described");
        List.of("described", "registered", "weather", "weather-2", "switchboard-2")
                .forEach(name -> rest.delete("/servers/" + name));
    }

    @Test
    void every_answer_described_is_given_and_is_as_described() throws IOException {
        serversAreManaged();
        changesAreApproved();
        toolsAreCalled();
        serversAreImported();
        viewsAreManaged();
        whatCannotBeMeantIsRefused();
        rest.put(FLAG, "{\"enabled\": false}");
        List.of(all, register, load, search, tool, views, putView).forEach(it -> expect(404, it));

        // For 503 see RegistrationsTest and ToolCallerTest, for too many views ViewsControllerTest;
        // a registry is given up after 20 s, 504;
        // 500 is for what nobody expects.
        assertThat(calls.neverAnswered())
                .filteredOn(answer -> answer.matches("\\w+ /(servers|tools|views).*"))
                .allMatch(answer -> answer.matches(".* (500|503)|.*/import 504|put /views.* 409"));
        // what the servers of these tests do not say of themselves
        assertThat(calls.neverMet())
                .allMatch(property ->
                        property.matches(".*/(instructions|outputSchema|title|annotations)"));
        assertThat(calls.faultyExamples()).isEmpty();
    }

    private void serversAreManaged() {
        expect(200, all);
        expect(200, one);
        expect(200, one.at("/servers/described"));
        expect(201, register);
        expect(409, register);
        expect(409, change.at("/servers/child"));
        expect(200, change);
        expect(409, remove.at("/servers/child"));
        expect(204, remove);
        expect(202, refresh);
        rest.put("/servers/described", "{\"url\": \"%s\", \"enabled\": false}".formatted(URL));
        expect(409, refresh.at("/servers/described/refresh"));
    }

    private void changesAreApproved() {
        expect(200, definitions.at("/servers/child/definitions?limit=1"));
        expect(200, call.at("/tools/child__change_me/call"));
        Call quarantined = definitions.at("/servers/child/definitions?state=quarantined");
        await().until(() -> !rest.get(quarantined.path()).each("hash").isEmpty());
        JsonNode changed = expect(200, quarantined).at("/data/0");
        String hashes = "{\"hashes\": [%s]}".formatted(changed.get("hash"));
        expect(409, approve);
        expect(200, approve.sending(with("POST", hashes)));
    }

    private void toolsAreCalled() {
        expect(200, search.at("/tools?limit=1"));
        expect(200, search.at("/tools?q=contracts_status"));
        expect(200, tool);
        expect(200, call);
        expect(502, call.at("/tools/child__fail/call"));
        expect(502, call.at("/tools/test_ask/call"));
        Call hanging = call.at("/tools/child__hang/call");
        expect(504, hanging.sending(with("POST", "{\"timeout_ms\": 100}")));
    }

    private void serversAreImported() throws IOException {
        expect(409, load);
        try (StubServer registry =
                new StubServer(_ -> new StubServer.Reply(200, Map.of(), ImportTest.LISTED))) {
            String body = "{\"registry\": \"%s\"}".formatted(registry.url());
            expect(200, load.sending(with("POST", body)));
            expect(200, load.sending(with("POST", body)));
        }
        try (StubServer other = StubServer.accepting()) {
            String body = "{\"registry\": \"%s\"}".formatted(other.url());
            expect(502, load.sending(with("POST", body)));
        }
    }

    private void viewsAreManaged() {
        expect(201, putView.sending(with("PUT", ViewsTest.ANALYSTS)));
        expect(200, views);
        expect(200, view);
        expect(200, putView);
        expect(204, removeView);
        expect(404, removeView);
    }

    private void whatCannotBeMeantIsRefused() {
        for (Call it : List.of(all, one, definitions, search, tool, views, view)) {
            expect(406, it.and(RestClient::html));
        }
        for (Call it : List.of(register, change, approve, load, call, putView)) {
            expect(406, it.and(RestClient::html));
            String method = it.name().startsWith("put") ? "PUT" : "POST";
            expect(400, it.sending(with(method, "{")));
            expect(400, it.sending(with(method, "[]")));
            expect(413, it.sending(with(method, LARGE)));
            expect(415, it.sending(r -> r.method(method, BodyPublishers.ofString("{}"))));
        }
        for (Call it :
                List.of(
                        one,
                        change,
                        remove,
                        refresh,
                        definitions,
                        approve,
                        tool,
                        call,
                        view,
                        removeView)) {
            expect(404, it.at(it.path().replaceFirst("^(/\\w+)/\\w+", "$1/nobody")));
        }
        for (Call it :
                List.of(
                        all,
                        one,
                        register,
                        change,
                        remove,
                        refresh,
                        definitions,
                        approve,
                        load,
                        search,
                        tool,
                        call,
                        views,
                        view,
                        putView,
                        removeView)) {
            expect(400, it.at(it.path() + "?colour=blue"));
            expect(403, it.and(RestClient::foreign));
        }
    }

    private JsonNode expect(int status, Call call) {
        return calls.expect(status, call.name(), call.path(), call.request());
    }

    @Test
    void every_call_and_every_parameter_has_an_example() {
        DescribedCalls described = DescribedCalls.at(client().port());

        for (String name : described.calls()) {
            JsonNode it = described.call(name);
            it.path("parameters")
                    .forEach(one -> assertThat(one.has("example")).as(name + one).isTrue());
            assertExamples(name, it.at("/requestBody/content"));
            it.get("responses").forEach(answer -> assertExamples(name, answer.path("content")));
        }
        assertThat(new ApiDescription(described.description().document()).brokenReferences())
                .isEmpty();
    }

    private static void assertExamples(String name, JsonNode content) {
        content.forEach(
                body -> assertThat(body.has("example") || body.has("examples")).as(name).isTrue());
    }
}
