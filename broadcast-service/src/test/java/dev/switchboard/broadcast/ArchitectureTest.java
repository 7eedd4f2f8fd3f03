package dev.switchboard.broadcast;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import dev.switchboard.testkit.architecture.ModuleArchitecture;
import dev.switchboard.testkit.architecture.PackagePlan;
import org.junit.jupiter.api.Test;

class ArchitectureTest extends ModuleArchitecture {

    private static final PackagePlan PLAN =
            PackagePlan.of("dev.switchboard.broadcast")
                    .with("settings", "what an operator can set")
                    .with("asyncapi", "serves asyncapi.json with this node's servers and topics")
                    .with("feed", "a feed in memory, of any topic: its entries, its view")
                    .with("history", "the feed of contracts, counts, idempotency keys", "feed")
                    .with("fanout", "shared logs, subscriptions, workers, catch-ups", "feed")
                    .with(
                            "keeper",
                            "contract.updates -> contract.history, exactly once",
                            "settings",
                            "feed",
                            "history")
                    .with(
                            "intake",
                            "a topic -> its view and shared log, a thread a feed",
                            "settings",
                            "feed",
                            "history",
                            "fanout")
                    .with(
                            "report",
                            "figures in the log, meters",
                            "settings",
                            "feed",
                            "fanout",
                            "intake")
                    .with(
                            "message",
                            "message bodies, the same on every protocol",
                            "feed",
                            "history",
                            "fanout")
                    .with(
                            "subscription",
                            "which feeds, with which parameters; who is let in",
                            "feed",
                            "history",
                            "fanout")
                    .with(
                            "router",
                            "the feeds of the router: calls, and servers",
                            "settings",
                            "feed",
                            "fanout",
                            "intake",
                            "subscription")
                    .with(
                            "status",
                            "what the service says of itself and its history",
                            "feed",
                            "history",
                            "fanout",
                            "message",
                            "subscription")
                    .with(
                            "drain",
                            "tells clients to reconnect before a node stops",
                            "settings",
                            "fanout",
                            "subscription")
                    .with(
                            "websocket",
                            "the upgrade, frames written without blocking",
                            "subscription")
                    .with(
                            "stomp",
                            "the edge for STOMP",
                            "settings",
                            "feed",
                            "fanout",
                            "message",
                            "subscription",
                            "websocket")
                    .with(
                            "socket",
                            "the edge for JSON over WebSocket, /ws",
                            "settings",
                            "feed",
                            "history",
                            "fanout",
                            "message",
                            "subscription",
                            "status",
                            "websocket")
                    .with(
                            "sse",
                            "the edge for server-sent events",
                            "settings",
                            "fanout",
                            "message",
                            "subscription")
                    .with(
                            "query",
                            "the edge for REST queries",
                            "feed",
                            "history",
                            "message",
                            "subscription",
                            "router",
                            "status");

    ArchitectureTest() {
        super("dev.switchboard.broadcast");
    }

    @Test
    void its_packages_use_what_the_plan_says() {
        PLAN.check(code);
    }

    @Test
    void the_guide_for_developers_shows_the_plan() {
        PLAN.checkShownBelow("The broadcast service, from the ground up");
    }

    @Test
    void it_uses_admission_the_pages_and_what_services_share() {
        usesOfOurs(
                "each service also runs alone",
                "dev.switchboard.model..",
                "dev.switchboard.service..",
                "dev.switchboard.admission..",
                "dev.switchboard.dashboard..");
    }

    @Test
    void the_fan_out_knows_no_protocol() {
        noClasses()
                .that()
                .resideInAPackage("dev.switchboard.broadcast.fanout..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework..",
                        "org.eclipse.jetty..",
                        "jakarta.servlet..",
                        "tools.jackson..")
                .because("edges word messages; the fan-out moves bytes")
                .check(code);
    }

    @Test
    void a_feed_and_its_fan_out_know_no_contracts() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.switchboard.broadcast.feed..", "dev.switchboard.broadcast.fanout..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.switchboard.model.contract..")
                .because("any topic can be a feed")
                .check(code);
    }
}
