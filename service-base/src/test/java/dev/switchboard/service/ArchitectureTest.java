package dev.switchboard.service;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import dev.switchboard.model.feed.Topics;
import dev.switchboard.testkit.architecture.ModuleArchitecture;
import org.junit.jupiter.api.Test;

class ArchitectureTest extends ModuleArchitecture {

    private static final String OTHER_TOPICS = "the router is a service, too, and has other topics";

    ArchitectureTest() {
        super("dev.switchboard.service");
    }

    @Test
    void it_uses_the_model_and_knows_neither_admission_nor_a_service() {
        usesOfOurs(OTHER_TOPICS, "dev.switchboard.model..");
    }

    @Test
    void it_does_not_know_the_topics_of_contracts() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .belongToAnyOf(Topics.class)
                .because(OTHER_TOPICS)
                .check(code);
    }
}
