package dev.switchboard.checker;

import dev.switchboard.testkit.architecture.ModuleArchitecture;
import org.junit.jupiter.api.Test;

class ArchitectureTest extends ModuleArchitecture {

    ArchitectureTest() {
        super("dev.switchboard.checker");
    }

    @Test
    void it_uses_the_model_and_the_client() {
        usesOfOurs(
                "it checks running services from outside",
                "dev.switchboard.model..",
                "dev.switchboard.client..");
    }
}
