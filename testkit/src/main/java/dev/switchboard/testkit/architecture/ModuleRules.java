package dev.switchboard.testkit.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** The rules that {@link ModuleArchitecture} checks. */
final class ModuleRules {

    /** The project's packages. */
    private static final String OURS = "dev.switchboard";

    /** By name, since modules without Spring have this rule, too. */
    private static final String CONFIGURATION_PROPERTIES =
            "org.springframework.boot.context.properties.ConfigurationProperties";

    static final ArchRule PACKAGES_ARE_NULL_MARKED =
            classes()
                    .should(resideInANullMarkedPackage())
                    .because("NullAway checks the packages that are marked, and no others");

    static final ArchRule PACKAGE_NAMES_SAY_SOMETHING =
            noClasses()
                    .should()
                    .resideInAnyPackage(
                            "..util..",
                            "..common..",
                            "..helper..",
                            "..impl..",
                            "..manager..",
                            "..dto..")
                    .because("such a name says nothing; what is in it belongs to a feature");

    /** The packages that may print are those with the main class of a command line. */
    static final ArchRule ONLY_COMMAND_LINES_PRINT =
            noClasses()
                    .that()
                    .resideOutsideOfPackages(OURS + ".standalone", OURS + ".checker")
                    .should()
                    .accessField(System.class, "out")
                    .orShould()
                    .accessField(System.class, "err")
                    .because("services log")
                    // a command line may have no other package
                    .allowEmptyShould(true);

    static final ArchRule CONFIGURATION_PROPERTIES_ARE_RECORDS =
            classes()
                    .that()
                    .areAnnotatedWith(CONFIGURATION_PROPERTIES)
                    .should()
                    .beAssignableTo(Record.class)
                    .because("they are bound once, validated and never change")
                    // most modules have none
                    .allowEmptyShould(true);

    private ModuleRules() {}

    /** The packages below this one, each by itself. */
    static ArchRule noCycleBelow(String root) {
        return slices().matching(root + ".(**)")
                .should()
                .beFreeOfCycles()
                .because("nobody can read, test or move a package of a cycle by itself")
                // some modules have only the one package
                .allowEmptyShould(true);
    }

    /** Of this project, only these packages and the module's own. */
    static ArchRule ofOursOnly(String root, String because, String... packages) {
        String[] allowed =
                Stream.concat(Stream.of(root + ".."), Arrays.stream(packages))
                        .toArray(String[]::new);
        return noClasses()
                .should()
                .dependOnClassesThat(
                        resideInAPackage(OURS + "..").and(not(resideInAnyPackage(allowed))))
                .because(because);
    }

    private static ArchCondition<JavaClass> resideInANullMarkedPackage() {
        return new ArchCondition<>("reside in a package that is @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean marked = type.getPackage().isAnnotatedWith(NullMarked.class);
                String message =
                        type.getName()
                                + ": the package-info is "
                                + (marked ? "" : "not ")
                                + "@NullMarked, or missing";
                events.add(new SimpleConditionEvent(type, marked, message));
            }
        };
    }
}
