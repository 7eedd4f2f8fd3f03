package dev.switchboard.testkit.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The packages of a module, from the ground up, and which of them each one uses. A plan is exact:
 * it has every package and every use, and no others, so that its diagram is true.
 *
 * <p>A package of a plan is the one directly below the root, with those inside it. The root itself
 * puts the module together: it may use every package, and none may use it. A use is one that the
 * class files have: the compiler copies constants, so whoever reads only these uses nothing.
 */
public final class PackagePlan {

    /**
     * A line of the plan.
     *
     * @param uses names of packages in lines above
     */
    private record Line(String description, List<String> uses) {}

    private final String root;
    private final Map<String, Line> lines = new LinkedHashMap<>();

    private PackagePlan(String root) {
        this.root = root;
    }

    /**
     * A plan without packages.
     *
     * @param root the package that holds the others
     */
    public static PackagePlan of(String root) {
        return new PackagePlan(root);
    }

    /**
     * Adds a package.
     *
     * @param uses the packages that it uses, all of them added before
     * @return this plan
     */
    public PackagePlan with(String name, String description, String... uses) {
        for (String used : uses) {
            if (!lines.containsKey(used)) {
                throw new IllegalArgumentException(name + " -> " + used + ": add that one before");
            }
        }
        if (lines.putIfAbsent(name, new Line(description, List.of(uses))) != null) {
            throw new IllegalArgumentException(name + " is there twice");
        }
        return this;
    }

    /** Fails with everything in which these classes differ from the plan. */
    public void check(JavaClasses code) {
        assertThat(differences(code)).as("what differs from the plan of %s", root).isEmpty();
    }

    /** Fails with the right text if DEVELOPMENT.md shows another diagram below this heading. */
    public void checkShownBelow(String heading) {
        assertThat(DevelopmentGuide.find().blockBelow(heading))
                .withFailMessage(() ->
                        "The block below \"%s\" in DEVELOPMENT.md should be:%n%n%s%n"
                                .formatted(heading, diagram()))
                .isEqualTo(diagram());
    }

    /** A line a package: its name, its description, and which others it uses. */
    public String diagram() {
        int names = lines.keySet().stream().mapToInt(String::length).max().orElse(0);
        int descriptions =
                lines.values().stream()
                        .filter(line -> !line.uses().isEmpty())
                        .mapToInt(line -> line.description().length())
                        .max()
                        .orElse(0);
        String row = "%-" + names + "s  %-" + Math.max(1, descriptions) + "s";
        List<String> rows = new ArrayList<>();
        lines.forEach((name, line) -> {
            String left = row.formatted(name, line.description());
            rows.add(
                    line.uses().isEmpty()
                            ? left.stripTrailing()
                            : left + "  -> " + String.join(", ", line.uses()));
        });
        return String.join("\n", rows);
    }

    List<String> differences(JavaClasses code) {
        PackageUses found = PackageUses.of(root, code);
        List<String> differences = new ArrayList<>();
        for (String name : found.packages()) {
            Line line = lines.get(name);
            if (line == null) {
                differences.add("the plan has no package " + name);
            } else {
                compare(name, Set.copyOf(line.uses()), found, differences);
            }
        }
        for (String name : lines.keySet()) {
            if (!found.packages().contains(name)) {
                differences.add("there is no package " + name);
            }
        }
        return differences;
    }

    private static void compare(
            String name, Set<String> planned, PackageUses found, List<String> differences) {
        Map<String, String> uses = found.of(name);
        uses.forEach((used, example) -> {
            if (!planned.contains(used)) {
                differences.add(
                        "the plan does not allow %s -> %s: %s".formatted(name, used, example));
            }
        });
        for (String used : planned) {
            if (!uses.containsKey(used)) {
                differences.add("%s uses nothing of %s".formatted(name, used));
            }
        }
    }
}
