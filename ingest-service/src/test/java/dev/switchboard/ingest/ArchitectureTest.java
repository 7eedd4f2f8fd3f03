package dev.switchboard.ingest;

import dev.switchboard.testkit.architecture.ModuleArchitecture;
import dev.switchboard.testkit.architecture.PackagePlan;
import org.junit.jupiter.api.Test;

class ArchitectureTest extends ModuleArchitecture {

    private static final PackagePlan PLAN =
            PackagePlan.of("dev.switchboard.ingest")
                    .with("entry", "who is let in, before a body is read, and how many at once")
                    .with("web", "the REST calls and their answers", "entry");

    ArchitectureTest() {
        super("dev.switchboard.ingest");
    }

    @Test
    void its_packages_use_what_the_plan_says() {
        PLAN.check(code);
    }

    @Test
    void the_guide_for_developers_shows_the_plan() {
        PLAN.checkShownBelow("The ingest service, from the ground up");
    }

    @Test
    void it_uses_admission_and_what_services_share() {
        usesOfOurs(
                "each service also runs alone",
                "dev.switchboard.model..",
                "dev.switchboard.service..",
                "dev.switchboard.admission..");
    }
}
