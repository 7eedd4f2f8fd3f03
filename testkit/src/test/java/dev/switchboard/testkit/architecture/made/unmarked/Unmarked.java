package dev.switchboard.testkit.architecture.made.unmarked;

record Unmarked() {}
