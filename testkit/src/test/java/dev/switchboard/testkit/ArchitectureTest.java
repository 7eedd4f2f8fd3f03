package dev.switchboard.testkit;

import dev.switchboard.testkit.architecture.ModuleArchitecture;
import org.junit.jupiter.api.Test;

class ArchitectureTest extends ModuleArchitecture {

    ArchitectureTest() {
        super("dev.switchboard.testkit");
    }

    @Test
    void it_uses_the_model_and_the_embedded_servers() {
        usesOfOurs(
                "the modules above it are tested with it",
                "dev.switchboard.model..",
                "dev.switchboard.kafka..",
                "dev.switchboard.stores..");
    }
}
