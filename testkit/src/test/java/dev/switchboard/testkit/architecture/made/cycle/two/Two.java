package dev.switchboard.testkit.architecture.made.cycle.two;

import dev.switchboard.testkit.architecture.made.cycle.one.One;

public record Two(One one) {}
