package dev.switchboard.testkit.architecture.made.sound.below;

public record Below(int number) {}
