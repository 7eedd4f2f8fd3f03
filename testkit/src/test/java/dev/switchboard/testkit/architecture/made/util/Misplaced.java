package dev.switchboard.testkit.architecture.made.util;

record Misplaced() {}
