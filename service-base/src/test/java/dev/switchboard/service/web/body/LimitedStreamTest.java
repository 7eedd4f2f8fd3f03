package dev.switchboard.service.web.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.switchboard.service.web.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

final class LimitedStreamTest {

    private final AtomicLong nanos = new AtomicLong();

    /** A byte a second. */
    private final InputStream slow =
            new InputStream() {
                @Override
                public int read() {
                    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
                    return ' ';
                }

                @Override
                public int read(byte[] into, int offset, int length) {
                    into[offset] = (byte) read();
                    return 1;
                }
            };

    @Test
    void a_body_that_takes_too_long_to_come_ends_the_request() throws IOException {
        LimitedStream body =
                new LimitedStream(
                        slow, DataSize.ofKilobytes(1), Duration.ofSeconds(10), nanos::get);

        for (int i = 0; i < 10; i++) {
            assertThat(body.read()).isEqualTo(' ');
        }
        assertThatThrownBy(body::read)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        tooSlow -> assertThat(tooSlow.problem().status()).isEqualTo(400))
                .hasMessageContaining("10 s");
    }
}
