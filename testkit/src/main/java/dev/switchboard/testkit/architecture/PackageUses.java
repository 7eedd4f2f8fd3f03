package dev.switchboard.testkit.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Which packages directly below a root use which others, with an example of each use. */
final class PackageUses {

    /** How differences name the root, which is nobody's to use. */
    private static final String ROOT = "the root package";

    private final String root;
    private final Map<String, Map<String, String>> uses = new TreeMap<>();

    private PackageUses(String root) {
        this.root = root;
    }

    static PackageUses of(String root, JavaClasses code) {
        PackageUses found = new PackageUses(root);
        code.forEach(found::add);
        return found;
    }

    private void add(JavaClass type) {
        String user = partOf(type);
        if (user.equals(ROOT)) {
            return;
        }
        Map<String, String> used = uses.computeIfAbsent(user, name -> new TreeMap<>());
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
            JavaClass target = dependency.getTargetClass().getBaseComponentType();
            if (isBelowRoot(target) && !partOf(target).equals(user)) {
                used.putIfAbsent(partOf(target), dependency.getDescription());
            }
        }
    }

    private boolean isBelowRoot(JavaClass type) {
        return (type.getPackageName() + ".").startsWith(root + ".");
    }

    private String partOf(JavaClass type) {
        String name = type.getPackageName();
        if (name.equals(root)) {
            return ROOT;
        }
        String below = name.substring(root.length() + 1);
        int end = below.indexOf('.');
        return end < 0 ? below : below.substring(0, end);
    }

    /** All packages directly below the root, by their names there. */
    Set<String> packages() {
        return uses.keySet();
    }

    /** The packages that this one uses, each with an example. */
    Map<String, String> of(String name) {
        return uses.getOrDefault(name, Map.of());
    }
}
