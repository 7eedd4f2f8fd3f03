package dev.switchboard.service.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How large the body of a request may be that a controller's method takes; more is answered with
 * 413. Without it {@code switchboard.web.body-limit} holds.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface BodyLimit {

    /** A size such as {@code 10MB}, or a placeholder for one. */
    String value();
}
