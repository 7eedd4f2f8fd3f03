package dev.switchboard.router.replica;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.router.McpClient;
import dev.switchboard.router.McpClient.Answer;
import dev.switchboard.router.SessionClient;
import dev.switchboard.router.gateway.ForwardedRequest;
import dev.switchboard.router.gateway.ForwardedRequest.Target;
import dev.switchboard.router.gateway.OtherReplicas;
import dev.switchboard.router.session.SessionCaller;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Who may say that it forwards, and what. */
@ExtendWith(OutputCaptureExtension.class)
class ForwardedRefusalsTest {

    private static final String PING = SessionClient.message("ping").toString();
    private static final SessionCaller CALLER = new SessionCaller("", "@10.0.0.1");

    private final ReplicaPair replicas = new ReplicaPair(100);
    private final McpClient owner = replicas.owner().client();
    private final SessionClient session = SessionClient.begin(owner, "2025-11-25", "{}");

    ForwardedRefusalsTest() throws Exception {}

    @AfterEach
    void stop() throws Exception {
        replicas.stop();
    }

    /** From a page that may not call. */
    private Answer forwarded(String body, String token) {
        return owner.send(
                session.post(body)
                        .header("Origin", "https://evil.example.com")
                        .header(OtherReplicas.HEADER, token));
    }

    private String token(String path, String sessionId) {
        return replicas.tokens()
                .issue(
                        new Target("POST", path, sessionId),
                        CALLER,
                        ForwardedRequest.digest(PING.getBytes(UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"forged", ""})
    void who_is_no_replica_cannot_say_it_forwards(String token) {
        Answer answer = forwarded(PING, token);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.errorMessage()).contains("Switchboard-Forwarded is not valid");
    }

    @Test
    void a_token_passes_the_checks_of_callers() {
        assertThat(forwarded(PING, token("/mcp", session.id())).status()).isEqualTo(200);
    }

    @Test
    void a_token_is_for_its_session() {
        String ofAnother = token("/mcp", session.id().replaceAll("\\..*", "." + "A".repeat(32)));

        assertThat(forwarded(PING, ofAnother).status()).isEqualTo(403);
    }

    @Test
    void a_token_is_for_its_body() {
        String token = token("/mcp", session.id());
        Answer answer = forwarded(SessionClient.call("test_tell").toString(), token);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.errorMessage()).contains("another body");
        assertThat(replicas.owner().calls()).isEmpty();
    }

    /** Else its form would have to be read, before any limit, to know the session. */
    @Test
    void a_form_names_no_session() {
        HttpRequest.Builder form =
                owner.request("/sse")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header(OtherReplicas.HEADER, token("/sse", session.id()))
                        .POST(BodyPublishers.ofString("sessionId=" + session.id()));

        Answer answer = owner.send(form);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.errorMessage()).contains("the request is in no session");
    }

    @Test
    void a_proxy_that_takes_the_token_away_is_noticed() {
        Answer answer = owner.send(session.post(PING).header(OtherReplicas.HOP_HEADER, "1"));

        assertThat(answer.status()).isEqualTo(508);
        assertThat(answer.errorMessage()).contains("ROUTER_INTERNAL_URL leads to a proxy");
        assertThat(answer.response().headers().firstValue(OtherReplicas.REFUSED_HEADER))
                .isPresent();
    }

    @Test
    void replicas_with_different_keys_are_no_fault_of_the_client(CapturedOutput log)
            throws Exception {
        ReplicaPair strangers = ReplicaPair.withDifferentKeys();
        try {
            SessionClient there =
                    SessionClient.begin(strangers.owner().client(), "2025-11-25", "{}")
                            .through(strangers.other().client());

            Answer answer = there.send(SessionClient.message("ping"));
            there.send(SessionClient.message("ping"));

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.response().headers().map())
                    .containsKey("retry-after")
                    .doesNotContainKey("switchboard-refused");
            assertThat(log).containsOnlyOnce("refuses what this one forwards: Switchboard-Forw");
        } finally {
            strangers.stop();
        }
    }
}
