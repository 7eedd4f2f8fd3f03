package dev.switchboard.testkit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import org.junit.jupiter.api.Test;

/** The rules of embedded-kafka, here because a module that testkit uses cannot use testkit. */
class EmbeddedKafkaArchitectureTest extends ModuleArchitecture {

    EmbeddedKafkaArchitectureTest() {
        super("dev.switchboard.kafka");
    }

    @Test
    void it_imports_nothing_of_ours_and_no_spring() {
        String because = "it is a library: what it is used in is not its to choose";
        usesOfOurs(because);
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework..")
                .because(because)
                .check(code);
    }
}
