package dev.switchboard.testkit.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What holds in every module. Each module has an {@code ArchitectureTest} that extends this and
 * adds what holds in that module alone.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // the classes are imported once
public abstract class ModuleArchitecture {

    private final String root;

    /** The module's own classes, without its tests. */
    protected final JavaClasses code;

    /**
     * @param root the package that holds all packages of the module
     */
    protected ModuleArchitecture(String root) {
        this.root = root;
        this.code = classesIn(root);
    }

    /** Imports the classes of these packages and those below them, without tests. */
    protected static JavaClasses classesIn(String... packages) {
        JavaClasses found =
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages(packages);
        if (found.isEmpty()) {
            // a rule about no class would hold for ever
            throw new IllegalArgumentException("no classes in " + String.join(", ", packages));
        }
        return found;
    }

    /** Fails if the module imports a class of this project from any package but those. */
    protected final void usesOfOurs(String because, String... packages) {
        ModuleRules.ofOursOnly(root, because, packages).check(code);
    }

    @Test
    void every_package_is_null_marked() {
        ModuleRules.PACKAGES_ARE_NULL_MARKED.check(code);
    }

    @Test
    void no_packages_form_a_cycle() {
        ModuleRules.noCycleBelow(root).check(code);
    }

    @Test
    void packages_are_named_after_what_they_are_about() {
        ModuleRules.PACKAGE_NAMES_SAY_SOMETHING.check(code);
    }

    @Test
    void only_command_lines_print() {
        ModuleRules.ONLY_COMMAND_LINES_PRINT.check(code);
    }

    @Test
    void configuration_properties_are_records() {
        ModuleRules.CONFIGURATION_PROPERTIES_ARE_RECORDS.check(code);
    }
}
