package dev.switchboard.standalone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.switchboard.model.feed.Topics;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The house plan as rules: who may import whom, in every module. */
class ArchitectureTest {

    private static final String ROOT = "dev.switchboard";

    private static final JavaClasses CODE =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages(ROOT);

    private static final List<String> SOCKET_EDGE =
            List.of(
                    "feed",
                    "history",
                    "fanout",
                    "message",
                    "subscription",
                    "status",
                    "websocket",
                    "settings");

    /** The broadcast service, from the ground up: each part may use those named, no others. */
    private static final Map<String, List<String>> BROADCAST =
            Map.ofEntries(
                    Map.entry("feed", List.of()),
                    Map.entry("history", List.of("feed")),
                    Map.entry("settings", List.of()),
                    Map.entry("fanout", List.of("feed")),
                    Map.entry("message", List.of("fanout", "feed", "history")),
                    Map.entry("subscription", List.of("fanout", "feed", "history")),
                    Map.entry(
                            "status",
                            List.of("message", "subscription", "fanout", "feed", "history")),
                    Map.entry("websocket", List.of("subscription")),
                    Map.entry("keeper", List.of("feed", "history", "settings")),
                    Map.entry("intake", List.of("feed", "history", "fanout", "settings")),
                    Map.entry("report", List.of("feed", "fanout", "settings")),
                    Map.entry(
                            "query",
                            List.of("feed", "history", "message", "subscription", "status")),
                    Map.entry("asyncapi", List.of()),
                    Map.entry("drain", List.of("fanout", "subscription", "settings")),
                    Map.entry(
                            "sse",
                            List.of("fanout", "feed", "message", "subscription", "settings")),
                    Map.entry("stomp", SOCKET_EDGE),
                    Map.entry("socket", SOCKET_EDGE));

    @Test
    void the_parts_of_the_broadcast_service_use_only_what_the_plan_allows() {
        BROADCAST.forEach((part, allowed) -> {
            String[] others =
                    BROADCAST.keySet().stream()
                            .filter(other -> !other.equals(part))
                            .filter(other -> !allowed.contains(other))
                            .map(other -> ROOT + ".broadcast." + other + "..")
                            .toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + ".broadcast." + part + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others)
                    .because("the plan has " + part + " -> " + allowed)
                    .check(CODE);
        });
    }

    @Test
    void the_plan_names_every_part_of_the_broadcast_service() {
        assertThat(CODE.getPackage(ROOT + ".broadcast").getSubpackages())
                .extracting(JavaPackage::getRelativeName)
                .containsExactlyInAnyOrderElementsOf(BROADCAST.keySet());
    }

    @Test
    void services_never_import_each_other() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".ingest..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".broadcast..")
                .because("each service also runs alone")
                .check(CODE);
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".broadcast..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(ROOT + ".ingest..")
                .because("each service also runs alone")
                .check(CODE);
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".router..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + ".ingest..", ROOT + ".broadcast..", ROOT + ".admission..")
                .because("it reaches contracts as any producer and subscriber does")
                .check(CODE);
    }

    @Test
    void the_protocol_of_the_router_knows_neither_http_nor_tools() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".router.protocol..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..",
                        "jakarta.servlet..",
                        ROOT + ".router.gateway..",
                        ROOT + ".router.server..",
                        ROOT + ".router.session..",
                        ROOT + ".router.primitive..",
                        ROOT + ".router.contracts..",
                        ROOT + ".client..")
                .because("messages are the same on every transport")
                .check(CODE);
        noClasses()
                .that()
                .resideInAnyPackage(
                        ROOT + ".router.primitive..",
                        ROOT + ".router.server..",
                        ROOT + ".router.session..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..",
                        "jakarta.servlet..",
                        ROOT + ".router.gateway..",
                        ROOT + ".router.contracts..",
                        ROOT + ".client..")
                .because("what is answered is the same on every transport, whoever offers it")
                .check(CODE);
    }

    @Test
    void what_the_router_keeps_is_the_affair_of_its_storage() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + ".router.storage..", ROOT + ".stores..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.flywaydb..", "com.zaxxer..", "org.postgresql..")
                .because("the others ask by JdbcClient")
                .check(CODE);
    }

    @Test
    void no_package_is_in_a_circle() {
        for (String module :
                List.of(
                        "model",
                        "admission",
                        "service",
                        "ingest",
                        "broadcast",
                        "client",
                        "router")) {
            slices().matching(ROOT + "." + module + ".(**)").should().beFreeOfCycles().check(CODE);
        }
    }

    @Test
    void the_model_and_admission_know_no_spring() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        ROOT + ".model..",
                        ROOT + ".admission",
                        ROOT + ".admission.log",
                        ROOT + ".kafka..",
                        ROOT + ".stores..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", ROOT + ".service..")
                .because("they are libraries: what they are used in is not theirs to choose")
                .check(CODE);
    }

    @Test
    void what_services_share_knows_neither_the_topics_of_contracts_nor_admission() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".service..")
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Topics.class)
                .orShould()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + ".admission..",
                        ROOT + ".ingest..",
                        ROOT + ".broadcast..",
                        ROOT + ".router..")
                .because("the router is a service, too, and has other topics")
                .check(CODE);
    }

    @Test
    void the_client_needs_nothing_but_the_model_of_contracts_and_json() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".client..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..",
                        "org.apache.kafka..",
                        "org.slf4j..",
                        ROOT + ".model.feed..",
                        ROOT + ".model.schema..")
                .because("its pom leaves Kafka out: those parts of the model would not load")
                .check(CODE);
    }

    @Test
    void the_model_imports_nothing_of_ours() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".model..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        ROOT + ".admission..",
                        ROOT + ".service..",
                        ROOT + ".ingest..",
                        ROOT + ".broadcast..",
                        ROOT + ".kafka..")
                .because("everything rests on it")
                .check(CODE);
    }

    @Test
    void the_fan_out_knows_no_protocol() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".broadcast.fanout..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..",
                        "org.eclipse.jetty..",
                        "jakarta.servlet..",
                        "tools.jackson..")
                .because("edges word messages; the fan-out moves bytes")
                .check(CODE);
    }

    @Test
    void a_feed_and_its_fan_out_know_no_contracts() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + ".broadcast.feed..", ROOT + ".broadcast.fanout..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + ".model.contract..")
                .because("any topic can be a feed")
                .check(CODE);
    }

    @Test
    void packages_are_named_after_what_they_are_about() {
        noClasses()
                .should()
                .resideInAnyPackage(
                        "..util..",
                        "..common..",
                        "..helper..",
                        "..impl..",
                        "..manager..",
                        "..dto..")
                .because("such a name says nothing; what is in it belongs to a feature")
                .check(CODE);
    }

    @Test
    void every_package_is_null_marked() {
        CODE.getPackage(ROOT).getSubpackagesInTree().stream()
                .filter(found -> !found.getClasses().isEmpty())
                .forEach(found ->
                        assertThat(found.isAnnotatedWith(NullMarked.class))
                                .as("package-info of " + found.getName())
                                .isTrue());
    }

    @Test
    void only_the_command_lines_print() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".standalone..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because("services log")
                .check(CODE);
    }

    @Test
    void configuration_properties_are_records() {
        classes()
                .that()
                .areAnnotatedWith(
                        org.springframework.boot.context.properties.ConfigurationProperties.class)
                .should()
                .beAssignableTo(Record.class)
                .because("they are bound once, validated and never change")
                .check(CODE);
    }
}
