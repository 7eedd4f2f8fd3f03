package dev.switchboard.bench.call;

import dev.switchboard.bench.message.Numbered;
import java.nio.ByteBuffer;

/** A call that lies ready as bytes, and is made again and again. Of one line. */
interface Prepared {

    /** The bytes as they are now. */
    byte[] bytes();

    /** Tells this call from those before it. */
    void number(long number);

    /**
     * Whether an answer says what it should, beyond its status.
     *
     * @param answer from 0 to its position
     */
    boolean isAnsweredBy(ByteBuffer answer);

    /** Updates, or nothing: the status says all. */
    record Updates(Numbered updates) implements Prepared {

        @Override
        public byte[] bytes() {
            return updates.bytes();
        }

        @Override
        public void number(long number) {
            updates.number(number);
        }

        @Override
        public boolean isAnsweredBy(ByteBuffer answer) {
            return true;
        }
    }
}
