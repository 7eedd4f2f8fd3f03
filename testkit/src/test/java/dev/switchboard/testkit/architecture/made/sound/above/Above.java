package dev.switchboard.testkit.architecture.made.sound.above;

import dev.switchboard.testkit.architecture.made.sound.below.Below;

record Above(Below[] all) {}
