package dev.switchboard.ingest.entry;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a controller whose calls bring updates, so that {@link RequestLimiter} bounds how many run
 * at once.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ConcurrencyLimited {

    /** How long a call takes and what it holds. */
    Kind value();

    /** What a call brings. */
    enum Kind {
        /** One update, or none. */
        ONE,
        /** Many in one body, which is held in memory. */
        MANY,
        /** Many, one after the other, however long that takes. */
        STREAM
    }
}
