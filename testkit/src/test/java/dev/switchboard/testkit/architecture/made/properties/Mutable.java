package dev.switchboard.testkit.architecture.made.properties;

import org.springframework.boot.context.properties.ConfigurationProperties;

@ConfigurationProperties("made")
final class Mutable {}
