package dev.switchboard.testkit.architecture.made.root;

import dev.switchboard.testkit.architecture.PackagePlan;

public record UsesRoot(PackagePlan plan) {}
