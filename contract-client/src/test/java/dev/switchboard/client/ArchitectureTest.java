package dev.switchboard.client;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import dev.switchboard.testkit.architecture.ModuleArchitecture;
import org.junit.jupiter.api.Test;

class ArchitectureTest extends ModuleArchitecture {

    private static final String WITHOUT_KAFKA =
            "its pom leaves Kafka out: those parts of the model would not load";

    ArchitectureTest() {
        super("dev.switchboard.client");
    }

    @Test
    void it_uses_the_model_of_contracts_problems_and_json() {
        usesOfOurs(
                WITHOUT_KAFKA,
                "dev.switchboard.model.contract..",
                "dev.switchboard.model.problem..",
                "dev.switchboard.model.json..");
    }

    @Test
    void it_uses_no_library_that_its_pom_leaves_out() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "org.apache.kafka..", "org.slf4j..")
                .because(WITHOUT_KAFKA)
                .check(code);
    }
}
