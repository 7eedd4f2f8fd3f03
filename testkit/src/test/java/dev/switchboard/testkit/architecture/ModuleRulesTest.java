package dev.switchboard.testkit.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each rule of all modules finds the class that was made to break it. */
class ModuleRulesTest {

    private static final String MADE = "dev.switchboard.testkit.architecture.made";

    private static final JavaClasses SOUND = made("sound");

    private static JavaClasses made(String name) {
        return new ClassFileImporter().importPackages(MADE + "." + name);
    }

    private static List<String> faults(ArchRule rule, JavaClasses code) {
        return rule.evaluate(code).getFailureReport().getDetails();
    }

    @Test
    void sound_classes_break_no_rule() {
        for (ArchRule rule :
                List.of(
                        ModuleRules.PACKAGES_ARE_NULL_MARKED,
                        ModuleRules.PACKAGE_NAMES_SAY_SOMETHING,
                        ModuleRules.ONLY_COMMAND_LINES_PRINT,
                        ModuleRules.CONFIGURATION_PROPERTIES_ARE_RECORDS,
                        ModuleRules.noCycleBelow(MADE + ".sound"),
                        ModuleRules.ofOursOnly(MADE + ".sound", "a test"))) {
            assertThat(faults(rule, SOUND)).as(rule.getDescription()).isEmpty();
        }
    }

    @Test
    void a_package_that_is_not_null_marked_is_found() {
        assertThat(faults(ModuleRules.PACKAGES_ARE_NULL_MARKED, made("unmarked")))
                .singleElement()
                .asString()
                .contains("Unmarked");
    }

    @Test
    void a_cycle_of_packages_is_found() {
        assertThat(faults(ModuleRules.noCycleBelow(MADE + ".cycle"), made("cycle")))
                .singleElement()
                .asString()
                .contains("Slice one", "Slice two");
    }

    @Test
    void a_package_name_that_says_nothing_is_found() {
        assertThat(faults(ModuleRules.PACKAGE_NAMES_SAY_SOMETHING, made("util")))
                .anySatisfy(fault -> assertThat(fault).contains("Misplaced"));
    }

    @Test
    void a_class_that_prints_is_found() {
        assertThat(faults(ModuleRules.ONLY_COMMAND_LINES_PRINT, made("print")))
                .singleElement()
                .asString()
                .contains("Prints", "System.out");
    }

    @Test
    void configuration_properties_that_can_change_are_found() {
        assertThat(faults(ModuleRules.CONFIGURATION_PROPERTIES_ARE_RECORDS, made("properties")))
                .singleElement()
                .asString()
                .contains("Mutable");
    }

    @Test
    void a_use_of_another_module_is_found() {
        ArchRule rule = ModuleRules.ofOursOnly(MADE + ".sound.above", "a test");

        assertThat(faults(rule, made("sound.above")))
                .isNotEmpty()
                .allSatisfy(fault -> assertThat(fault).contains("sound.below.Below"));
    }

    @Test
    void a_use_of_another_module_that_is_allowed_is_no_fault() {
        ArchRule rule =
                ModuleRules.ofOursOnly(MADE + ".sound.above", "a test", MADE + ".sound.below..");

        assertThat(faults(rule, made("sound.above"))).isEmpty();
    }

    @Test
    void a_module_without_classes_is_refused() {
        assertThatThrownBy(() -> ModuleArchitecture.classesIn(MADE + ".absent"))
                .hasMessageContaining("no classes");
    }
}
