package dev.switchboard.testkit.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import org.junit.jupiter.api.Test;

/** The rules of shared-model, here because a module that testkit uses cannot use testkit. */
class SharedModelArchitectureTest extends ModuleArchitecture {

    SharedModelArchitectureTest() {
        super("dev.switchboard.model");
    }

    @Test
    void it_imports_nothing_of_ours() {
        usesOfOurs("everything rests on it");
    }

    @Test
    void it_knows_no_spring() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.springframework..")
                .because("it is a library: what it is used in is not its to choose")
                .check(code);
    }
}
