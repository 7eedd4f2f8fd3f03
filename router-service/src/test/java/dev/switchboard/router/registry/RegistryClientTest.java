package dev.switchboard.router.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.router.outbound.OutboundClient;
import dev.switchboard.router.outbound.OutboundException;
import dev.switchboard.router.outbound.OutboundSettings;
import dev.switchboard.router.outbound.OutboundUrl;
import dev.switchboard.testkit.StubServer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryClientTest {

    private final OutboundClient http =
            OutboundClient.create(new OutboundSettings(List.of("127.0.0.1"), 10, 10), "test");
    private final RegistryClient registries = new RegistryClient(http);
    private StubServer registry;

    @AfterEach
    void close() {
        http.close();
        if (registry != null) {
            registry.close();
        }
    }

    @Test
    void pages_are_read_to_the_last() throws Exception {
        AtomicInteger pages = new AtomicInteger();
        answering(request ->
                switch (pages.incrementAndGet()) {
                    case 1 -> page("a/one", "\"c 1\"");
                    case 2 -> page("a/two", "\"c&2\"");
                    default -> page("a/one", "null");
                });

        RegistryListing listing = registries.search(url("/base/"), "we ather");

        assertThat(listing.servers())
                .extracting(ListedServer::name)
                .containsExactly("a/one", "a/two");
        assertThat(listing.complete()).isTrue();
        String first = "/base/v0.1/servers?version=latest&limit=100&search=we+ather";
        assertThat(registry.requests())
                .extracting(StubServer.Request::path)
                .containsExactly(first, first + "&cursor=c+1", first + "&cursor=c%262");
    }

    @Test
    void pages_without_end_are_read_to_a_limit() throws Exception {
        AtomicInteger pages = new AtomicInteger();
        answering(request -> page("a/n" + pages.incrementAndGet(), "\"" + pages + "\""));

        RegistryListing listing = registries.search(url(""), "");

        assertThat(listing.servers()).hasSize(RegistryClient.MOST_PAGES);
        assertThat(listing.complete()).isFalse();
    }

    @Test
    void a_cursor_that_leads_nowhere_is_the_end() throws Exception {
        answering(request -> page("a/one", "\"again\""));

        assertThat(registries.search(url(""), "").complete()).isTrue();
        assertThat(registry.requests()).hasSize(2);
    }

    @Test
    void names_are_looked_for_one_by_one() throws Exception {
        answering(request ->
                request.path().contains("nothing")
                        ? new StubServer.Reply(200, Map.of(), "{\"servers\": []}")
                        : page("a/one-more\"}}, {\"server\": {\"name\": \"a/one", "null"));

        List<ListedServer> servers =
                registries.named(url(""), List.of("a/one", "a/nothing")).servers();

        assertThat(servers).extracting(ListedServer::name).containsExactly("a/one", "a/nothing");
        assertThat(servers.getLast())
                .isEqualTo(new ListedServer.Unusable("a/nothing", "the registry does not have it"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "404 | {} | the status 404",
                "200 | <html> | no JSON",
                "200 | [] | no list",
                "200 | {'servers': {}} | no list",
            })
    void what_is_no_registry_is_told(int status, String body, String what) throws IOException {
        answering(request -> new StubServer.Reply(status, Map.of(), body.replace('\'', '"')));

        assertThatThrownBy(() -> registries.search(url(""), ""))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining(what)
                .hasMessageContaining(registry.url());
    }

    @Test
    void an_endless_answer_is_cut_off() throws IOException {
        answering(request -> new StubServer.Reply(200, Map.of(), " ".repeat(6 << 20)));

        assertThatThrownBy(() -> registries.search(url(""), ""))
                .isInstanceOf(OutboundException.TooLarge.class);
    }

    private void answering(Function<StubServer.Request, StubServer.Reply> behaviour)
            throws IOException {
        registry = new StubServer(behaviour);
    }

    private OutboundUrl url(String path) {
        return OutboundUrl.parse(registry.url() + path);
    }

    private static StubServer.Reply page(String name, String next) {
        return new StubServer.Reply(
                200,
                Map.of("Content-Type", "application/json"),
                """
                {"servers": [{"server": {"name": "%s"}}], "metadata": {"nextCursor": %s, "count": 1}}\
                """
                        .formatted(name, next));
    }
}
