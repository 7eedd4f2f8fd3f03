package dev.switchboard.router.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.util.unit.DataSize;

final class RequestBodyTest {

    private static final DataSize LIMIT = DataSize.ofBytes(5);

    @Test
    void as_many_bytes_as_it_may_have_are_read() throws Exception {
        assertThat(new RequestBody(LIMIT).read(request(5))).hasSize(5);
    }

    @Test
    void one_more_is_refused() {
        RefusedRequestException refused =
                catchThrowableOfType(
                        RefusedRequestException.class,
                        () -> new RequestBody(LIMIT).read(request(6)));

        assertThat(refused.httpStatus()).isEqualTo(413);
        assertThat(refused).hasMessageContaining("5 bytes");
    }

    /** Who sends a byte now and then would hold a place for hours. */
    @Test
    void one_that_takes_too_long_is_refused() {
        AtomicLong clock = new AtomicLong();
        RequestBody slow =
                new RequestBody(LIMIT, () -> clock.getAndAdd(Duration.ofSeconds(11).toNanos()));

        RefusedRequestException refused =
                catchThrowableOfType(RefusedRequestException.class, () -> slow.read(request(2)));

        assertThat(refused.httpStatus()).isEqualTo(400);
        assertThat(refused).hasMessageContaining("took longer than 10 s");
    }

    private static MockHttpServletRequest request(int bytes) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setContent(new byte[bytes]);
        return request;
    }
}
