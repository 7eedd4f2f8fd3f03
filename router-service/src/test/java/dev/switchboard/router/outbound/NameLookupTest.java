package dev.switchboard.router.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class NameLookupTest {

    private static final InetAddress[] FOUND = {InetAddress.getLoopbackAddress()};

    private final CountDownLatch open = new CountDownLatch(1);
    private final AtomicInteger lookups = new AtomicInteger();
    private final NameLookup names =
            new NameLookup(host -> {
                lookups.incrementAndGet();
                try {
                    open.await();
                } catch (InterruptedException e) {
                    throw new UnknownHostException(host);
                }
                return FOUND;
            });

    @Test
    void who_asks_for_a_name_that_is_being_looked_up_shares_the_answer() throws Exception {
        try (names) {
            CompletableFuture<InetAddress[]> first = names.find("a.example");
            CompletableFuture<InetAddress[]> second = names.find("a.example");

            first.cancel(true);
            open.countDown();

            assertThat(second.get()).isSameAs(FOUND);
            assertThat(lookups).hasValue(1);
        }
    }

    @Test
    void an_answer_is_not_kept() throws Exception {
        try (names) {
            open.countDown();

            names.find("a.example").get();
            names.find("a.example").get();

            assertThat(lookups).hasValue(2);
        }
    }

    @Test
    void an_address_is_not_looked_up() throws Exception {
        try (names) {
            assertThat(names.find("10.0.0.1").get())
                    .containsExactly(InetAddress.ofLiteral("10.0.0.1"));
            assertThat(names.find("0:0:0:0:0:0:0:1").get())
                    .containsExactly(InetAddress.ofLiteral("::1"));
            assertThat(lookups).hasValue(0);
        }
    }

    @Test
    void closing_ends_what_waits() {
        CompletableFuture<InetAddress[]> waiting = names.find("a.example");

        names.close();

        assertThatThrownBy(waiting::get).isInstanceOf(Exception.class);
    }
}
