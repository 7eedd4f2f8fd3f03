package dev.switchboard.testkit.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.switchboard.testkit.architecture.made.root.UsesRoot;
import org.junit.jupiter.api.Test;

class PackagePlanTest {

    private static final String ROOT = "dev.switchboard.testkit.architecture.made.sound";

    private static final JavaClasses CODE = new ClassFileImporter().importPackages(ROOT);

    private static PackagePlan exact() {
        return PackagePlan.of(ROOT)
                .with("below", "the lower one")
                .with("above", "the upper", "below");
    }

    @Test
    void classes_that_are_as_planned_pass() {
        exact().check(CODE);
    }

    @Test
    void a_package_that_is_not_in_the_plan_is_found() {
        PackagePlan plan = PackagePlan.of(ROOT).with("below", "the lower one");

        assertThat(plan.differences(CODE)).containsExactly("the plan has no package above");
    }

    @Test
    void a_package_of_the_plan_that_is_not_there_is_found() {
        PackagePlan plan = exact().with("absent", "none");

        assertThat(plan.differences(CODE)).containsExactly("there is no package absent");
    }

    @Test
    void a_use_that_the_plan_does_not_allow_is_found() {
        PackagePlan plan =
                PackagePlan.of(ROOT).with("below", "the lower one").with("above", "the upper");

        assertThat(plan.differences(CODE))
                .singleElement()
                .asString()
                .startsWith("the plan does not allow above -> below: ");
    }

    @Test
    void a_use_of_the_plan_that_is_not_there_is_found() {
        PackagePlan plan =
                PackagePlan.of(ROOT)
                        .with("below", "the lower one")
                        .with("between", "none", "below")
                        .with("above", "the upper", "below", "between");

        assertThat(plan.differences(CODE))
                .containsExactly("above uses nothing of between", "there is no package between");
    }

    @Test
    void a_use_of_the_root_package_is_found() {
        PackagePlan plan =
                PackagePlan.of("dev.switchboard.testkit.architecture").with("made", "all of it");
        JavaClasses user = new ClassFileImporter().importClasses(UsesRoot.class);

        assertThat(plan.differences(user))
                .singleElement()
                .asString()
                .startsWith("the plan does not allow made -> the root package: ");
    }

    @Test
    void a_check_fails_with_every_difference() {
        PackagePlan plan = PackagePlan.of(ROOT).with("absent", "none");

        assertThatThrownBy(() -> plan.check(CODE))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll(
                        "no package above", "no package below", "no package absent");
    }

    @Test
    void a_plan_goes_from_the_ground_up() {
        PackagePlan plan = PackagePlan.of(ROOT);

        assertThatThrownBy(() -> plan.with("above", "the upper", "below"))
                .hasMessageContaining("above -> below");
    }

    @Test
    void a_plan_has_each_package_once() {
        PackagePlan plan = exact();

        assertThatThrownBy(() -> plan.with("below", "the lower one again"))
                .hasMessageContaining("below is there twice");
    }

    @Test
    void the_diagram_has_a_line_for_each_package_with_what_it_uses() {
        PackagePlan plan = exact().with("top", "over all", "below", "above");

        assertThat(plan.diagram())
                .isEqualTo(
                        """
                        below  the lower one
                        above  the upper  -> below
                        top    over all   -> below, above\
                        """);
    }

    @Test
    void a_guide_that_shows_another_diagram_fails_with_the_right_one() {
        String heading = "The broadcast service, from the ground up";

        assertThatThrownBy(() -> exact().checkShownBelow(heading))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll(heading, exact().diagram());
    }
}
