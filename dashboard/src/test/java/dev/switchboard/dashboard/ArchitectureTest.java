package dev.switchboard.dashboard;

import dev.switchboard.testkit.architecture.ModuleArchitecture;
import org.junit.jupiter.api.Test;

class ArchitectureTest extends ModuleArchitecture {

    ArchitectureTest() {
        super("dev.switchboard.dashboard");
    }

    @Test
    void it_imports_nothing_of_ours() {
        usesOfOurs("pages ask services over HTTP and WebSocket, as any client does");
    }
}
