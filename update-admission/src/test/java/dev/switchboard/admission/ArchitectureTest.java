package dev.switchboard.admission;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import dev.switchboard.testkit.architecture.ModuleArchitecture;
import org.junit.jupiter.api.Test;

class ArchitectureTest extends ModuleArchitecture {

    ArchitectureTest() {
        super("dev.switchboard.admission");
    }

    @Test
    void it_uses_the_model_and_what_services_share() {
        usesOfOurs("services build on it", "dev.switchboard.model..", "dev.switchboard.service..");
    }

    @Test
    void admission_and_its_log_know_no_spring() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.switchboard.admission", "dev.switchboard.admission.log")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework..", "dev.switchboard.service..")
                .because("they are a library: what they are used in is not theirs to choose")
                .check(code);
    }
}
