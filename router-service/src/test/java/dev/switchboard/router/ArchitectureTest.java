package dev.switchboard.router;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import dev.switchboard.testkit.architecture.ModuleArchitecture;
import dev.switchboard.testkit.architecture.PackagePlan;
import java.net.Socket;
import java.net.URLConnection;
import org.junit.jupiter.api.Test;

class ArchitectureTest extends ModuleArchitecture {

    private static final String ROUTER = "dev.switchboard.router";

    private static final PackagePlan PLAN =
            PackagePlan.of(ROUTER)
                    .with("storage", "PostgreSQL and Redis: settings, schema, pools, health")
                    .with(
                            "flag",
                            "feature flags: OpenFeature's provider, /features, gates before paths")
                    .with("outbound", "the one guarded HTTP client for everything that leaves")
                    .with(
                            "encryption",
                            "authenticated encryption of states and secrets; keys that rotate")
                    .with("protocol", "JSON-RPC messages of MCP, errors, headers, eras; no HTTP")
                    .with(
                            "primitive",
                            "tools, resources, prompts, completion, and their context",
                            "protocol")
                    .with(
                            "upstream",
                            "MCP servers as their client: transports, eras, failures",
                            "outbound",
                            "protocol")
                    .with(
                            "catalog",
                            "the servers that are known, and what they offer",
                            "encryption",
                            "outbound",
                            "protocol",
                            "upstream")
                    .with(
                            "routing",
                            "what servers offer, as primitives of ours",
                            "protocol",
                            "primitive",
                            "upstream",
                            "catalog")
                    .with("registry", "reads registries of MCP servers", "outbound")
                    .with(
                            "server",
                            "the methods, rounds of questions to the client, changes",
                            "encryption",
                            "protocol",
                            "primitive")
                    .with(
                            "endpoint",
                            "which server answers at which path: everything, views, one server",
                            "encryption",
                            "primitive",
                            "upstream",
                            "catalog",
                            "routing",
                            "server")
                    .with(
                            "audit",
                            "calls and changes of servers, sent to Kafka",
                            "protocol",
                            "upstream",
                            "catalog",
                            "server")
                    .with(
                            "session",
                            "state and behaviour of a session of older revisions",
                            "protocol",
                            "primitive",
                            "server")
                    .with(
                            "api",
                            "the edge for REST: servers, approvals, calls of tools",
                            "outbound",
                            "registry",
                            "protocol",
                            "primitive",
                            "upstream",
                            "catalog",
                            "routing",
                            "server",
                            "session")
                    .with(
                            "contracts",
                            "contracts as primitives, through contract-client",
                            "flag",
                            "protocol",
                            "primitive")
                    .with(
                            "conformance",
                            "what the conformance suite calls, in its own profile",
                            "protocol",
                            "primitive",
                            "server")
                    .with(
                            "gateway",
                            "HTTP: a servlet of its own beside Spring MVC",
                            "encryption",
                            "protocol",
                            "primitive",
                            "server",
                            "session")
                    .with(
                            "replica",
                            "other replicas: leases, and requests in their sessions",
                            "outbound",
                            "encryption",
                            "session",
                            "gateway");

    ArchitectureTest() {
        super(ROUTER);
    }

    @Test
    void its_packages_use_what_the_plan_says() {
        PLAN.check(code);
    }

    @Test
    void the_guide_for_developers_shows_the_plan() {
        PLAN.checkShownBelow("The router, from the ground up");
    }

    @Test
    void it_uses_the_client_and_what_services_share() {
        usesOfOurs(
                "it reaches contracts as any producer and subscriber does",
                "dev.switchboard.model..",
                "dev.switchboard.service..",
                "dev.switchboard.client..");
    }

    @Test
    void the_protocol_knows_neither_http_nor_contracts() {
        noClasses()
                .that()
                .resideInAPackage(ROUTER + ".protocol..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..", "jakarta.servlet..", "dev.switchboard.client..")
                .because("messages are the same on every transport")
                .check(code);
    }

    @Test
    void what_is_answered_knows_neither_http_nor_contracts() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        ROUTER + ".primitive..", ROUTER + ".server..", ROUTER + ".session..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..", "jakarta.servlet..", "dev.switchboard.client..")
                .because("what is answered is the same on every transport, whoever offers it")
                .check(code);
    }

    @Test
    void only_the_guarded_client_opens_connections() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROUTER + ".outbound..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net.http..", "org.apache.hc..", "javax.net..")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Socket.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(URLConnection.class)
                .because("who else connects would reach addresses that nobody has checked")
                .check(code);
    }

    @Test
    void only_its_storage_knows_the_database_and_its_pool() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROUTER + ".storage..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.flywaydb..", "com.zaxxer..", "org.postgresql..")
                .because("the others ask by JdbcClient")
                .check(code);
    }
}
