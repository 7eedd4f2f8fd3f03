package dev.switchboard.standalone;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import dev.switchboard.testkit.architecture.ModuleArchitecture;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rules of this module, and the one across the services, which only this module has all of. */
class ArchitectureTest extends ModuleArchitecture {

    private static final List<String> SERVICES =
            List.of(
                    "dev.switchboard.ingest",
                    "dev.switchboard.broadcast",
                    "dev.switchboard.router");

    ArchitectureTest() {
        super("dev.switchboard.standalone");
    }

    @Test
    void services_never_import_each_other() {
        JavaClasses services = classesIn(SERVICES.toArray(String[]::new));
        for (String service : SERVICES) {
            noClasses()
                    .that()
                    .resideInAPackage(service + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            SERVICES.stream()
                                    .filter(other -> !other.equals(service))
                                    .map(other -> other + "..")
                                    .toArray(String[]::new))
                    .because("each service also runs alone")
                    .check(services);
        }
    }

    @Test
    void it_leaves_the_database_and_its_pool_to_the_router() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.flywaydb..", "com.zaxxer..", "org.postgresql..")
                .because("the others ask by JdbcClient")
                .check(code);
    }
}
