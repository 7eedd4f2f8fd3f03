package dev.switchboard.cli;

import dev.switchboard.testkit.architecture.ModuleArchitecture;
import org.junit.jupiter.api.Test;

class ArchitectureTest extends ModuleArchitecture {

    ArchitectureTest() {
        super("dev.switchboard.cli");
    }

    @Test
    void it_uses_the_model_and_the_client() {
        usesOfOurs(
                "it runs beside services, of this machine or another",
                "dev.switchboard.model..",
                "dev.switchboard.client..");
    }
}
