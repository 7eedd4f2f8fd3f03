package dev.switchboard.testkit.architecture.made.cycle.one;

import dev.switchboard.testkit.architecture.made.cycle.two.Two;

public record One(Two two) {}
