package dev.switchboard.router.replica;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.switchboard.router.encryption.EncryptionKeys;
import dev.switchboard.router.gateway.ForwardedRequest;
import dev.switchboard.router.gateway.ForwardedRequest.Target;
import dev.switchboard.router.gateway.OtherReplicas.TokenCheck;
import dev.switchboard.router.gateway.OtherReplicas.TokenCheck.Invalid;
import dev.switchboard.router.gateway.OtherReplicas.TokenCheck.Valid;
import dev.switchboard.router.session.SessionCaller;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForwardingTokensTest {

    private static final SessionCaller ADA = new SessionCaller("hash", "@10.0.0.1");
    private static final Target TARGET = new Target("POST", "/mcp", "a.b");

    private static final String BODY = ForwardedRequest.digest("{}".getBytes(UTF_8));

    private final EncryptionKeys keys = EncryptionKeys.ofThisProcess();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final ForwardingTokens tokens = new ForwardingTokens(keys, () -> now);

    @Test
    void a_token_tells_the_caller_and_what_the_body_must_be() {
        assertThat(tokens.check(tokens.issue(TARGET, ADA, BODY), TARGET))
                .isEqualTo(new Valid(ADA, BODY));
    }

    @Test
    void a_token_does_not_show_the_caller() {
        assertThat(tokens.issue(TARGET, ADA, BODY)).matches("[A-Za-z0-9_-]+").isNotEqualTo("");
        assertThat(tokens.issue(TARGET, ADA, BODY)).isNotEqualTo(tokens.issue(TARGET, ADA, BODY));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /mcp, a.b",
        "POST, /mcp/servers/x, a.b",
        "POST, /mcp?x=y, a.b",
        "POST, /mcp, a.c"
    })
    void a_token_is_for_one_request(String method, String path, String session) {
        TokenCheck check =
                tokens.check(tokens.issue(TARGET, ADA, BODY), new Target(method, path, session));

        assertThat(check).isEqualTo(new Invalid("it is for another request"));
    }

    @Test
    void a_token_expires() {
        String token = tokens.issue(TARGET, ADA, BODY);
        now = now.plus(ForwardingTokens.VALID).minusMillis(1);
        assertThat(tokens.check(token, TARGET)).isInstanceOf(Valid.class);

        now = now.plus(Duration.ofMillis(1));

        assertThat(tokens.check(token, TARGET))
                .isInstanceOfSatisfying(
                        Invalid.class, check -> assertThat(check.why()).contains("expired"));
    }

    @Test
    void a_changed_token_is_not_valid() {
        String token = tokens.issue(TARGET, ADA, BODY);
        // its bytes: of the last character some bits may stand for nothing
        byte[] bytes = Base64.getUrlDecoder().decode(token);
        for (int i = 0; i < bytes.length; i++) {
            byte[] other = bytes.clone();
            other[i] ^= 1;
            String changed = Base64.getUrlEncoder().withoutPadding().encodeToString(other);
            assertThat(tokens.check(changed, TARGET)).as(changed).isInstanceOf(Invalid.class);
        }
        assertThat(tokens.check("", TARGET)).isInstanceOf(Invalid.class);
    }

    @Test
    void a_token_of_other_keys_or_for_another_purpose_is_not_valid() {
        ForwardingTokens others = new ForwardingTokens(EncryptionKeys.ofThisProcess(), () -> now);
        String state = keys.encrypt("{}".getBytes(UTF_8), "state");

        assertThat(tokens.check(others.issue(TARGET, ADA, BODY), TARGET))
                .isInstanceOf(Invalid.class);
        assertThat(tokens.check(state, TARGET)).isInstanceOf(Invalid.class);
    }
}
