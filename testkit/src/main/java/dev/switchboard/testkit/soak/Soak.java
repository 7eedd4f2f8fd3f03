package dev.switchboard.testkit.soak;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks a class of tests with processes, kills or long clocks: {@code ./switchboard test} leaves
 * them out, {@code ./switchboard soak} runs them. A second {@link Tag} names the scenario. Each
 * test is a row of the soak's table; it may take a {@link SoakRow} as a parameter to fill its
 * figures.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@Tag("soak")
@ExtendWith(SoakRecorder.class)
public @interface Soak {}
