package dev.switchboard.ingest.entry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.ingest.IngestClient.Answer;
import dev.switchboard.ingest.IngestTest;
import dev.switchboard.testkit.description.DescribedCalls;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Behind a proxy, each caller at an address of its own. */
@TestPropertySource(
        properties = {
            "switchboard.ingest.rate=1",
            "switchboard.ingest.burst=20",
            "server.forward-headers-strategy=native"
        })
final class CallerRatesTest extends IngestTest {

    @Autowired private RequestLimiter limiter;

    @Test
    void who_sends_more_than_it_may_is_refused_and_others_are_not() {
        Answer answer = client().post("/update", update("rated"), from("203.0.113.1"));
        for (int i = 0; i < 100 && answer.status() == 202; i++) {
            answer = client().post("/update", update("rated"), from("203.0.113.1"));
        }

        assertThat(answer.status()).isEqualTo(429);
        assertThat(answer.header("retry-after").map(Integer::valueOf)).hasValue(1);
        assertThat(answer.json().get("type").asString()).endsWith(":too-many-requests");
        assertThat(client().post("/update", update("rated"), from("203.0.113.2")).status())
                .isEqualTo(202);
    }

    @Test
    void each_of_many_counts_and_is_paid_off_before_more_is_let_in() {
        String many = "[" + (update("rated") + ",").repeat(119) + update("rated") + "]";

        assertThat(client().post("/updates", many, from("203.0.113.3")).status()).isEqualTo(202);

        Answer refused = client().post("/update", update("rated"), from("203.0.113.3"));
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("retry-after").map(Integer::valueOf).orElseThrow())
                .isBetween(60, 101);
    }

    @Test
    void every_call_may_be_refused_as_it_is_described() {
        DescribedCalls calls = DescribedCalls.at(port());
        String many = "[" + (update("rated") + ",").repeat(999) + update("rated") + "]";
        String address = "203.0.113.5";
        assertThat(client().post("/updates", many, from(address)).status()).isEqualTo(202);

        calls.expect(429, "post /update", "/update", post(address, update("rated")));
        calls.expect(429, "post /test/update", "/test/update", post(address, "{}"));
        calls.expect(429, "post /updates", "/updates", post(address, "[]"));
        calls.expect(429, "delete /contracts", "/contracts?contract_id=c", delete(address));
        calls.expect(429, "delete /contracts/{contract_id}", "/contracts/c", delete(address));

        assertThat(calls.neverAnswered()).noneMatch(answer -> answer.endsWith(" 429"));
    }

    @Test
    void requests_are_counted_by_whether_they_were_let_in() {
        EntryCounts before = limiter.counts();
        String many = "[" + (update("rated") + ",").repeat(199) + update("rated") + "]";

        client().post("/updates", many, from("203.0.113.6"));
        client().post("/update", update("rated"), from("203.0.113.6"));
        client().get("/v3/api-docs");

        assertThat(limiter.counts())
                .isEqualTo(
                        new EntryCounts(before.letIn() + 1, before.busy(), before.overRate() + 1));
        assertThat(client().get("/actuator/prometheus").body())
                .contains("switchboard_requests_total{")
                .contains("outcome=\"over-rate\"");
    }

    private static String[] from(String address) {
        return new String[] {"X-Forwarded-For", address};
    }

    private static Consumer<HttpRequest.Builder> post(String address, String body) {
        return request ->
                request.POST(BodyPublishers.ofString(body))
                        .header("Content-Type", "application/json")
                        .header("X-Forwarded-For", address);
    }

    private static Consumer<HttpRequest.Builder> delete(String address) {
        return request -> request.DELETE().header("X-Forwarded-For", address);
    }
}
