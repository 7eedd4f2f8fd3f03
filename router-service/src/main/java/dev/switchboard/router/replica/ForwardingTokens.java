package dev.switchboard.router.replica;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.encryption.EncryptionKeys;
import dev.switchboard.router.gateway.ForwardedRequest;
import dev.switchboard.router.gateway.ForwardedRequest.Target;
import dev.switchboard.router.gateway.OtherReplicas.TokenCheck;
import dev.switchboard.router.session.SessionCaller;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tokens by which a replica proves that it forwards a request, and tells whose it is: encrypted and
 * authenticated with the keys that all replicas share, valid for one method, address, session and
 * body, and for a minute. Thread-safe.
 */
final class ForwardingTokens {

    /** Also how far the clocks of replicas may differ. */
    static final Duration VALID = Duration.ofSeconds(60);

    private static final String PURPOSE = "switchboard.forwarded";

    private final EncryptionKeys keys;
    private final InstantSource clock;

    ForwardingTokens(EncryptionKeys keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * @param bodyDigest of the body that is sent with it
     */
    String issue(Target target, SessionCaller caller, String bodyDigest) {
        ObjectNode token = Json.MAPPER.createObjectNode();
        token.put("target", digest(target))
                .put("body", bodyDigest)
                .put("credentials", caller.credentials())
                .put("origin", caller.origin())
                .put("expires", clock.instant().plus(VALID).toEpochMilli());
        return keys.encrypt(Json.MAPPER.writeValueAsBytes(token), PURPOSE);
    }

    TokenCheck check(String text, Target target) {
        Optional<byte[]> opened = keys.decrypt(text, PURPOSE);
        if (opened.isEmpty()) {
            return new TokenCheck.Invalid("it is not encrypted with a key of this replica");
        }
        JsonNode token = Json.MAPPER.readTree(opened.get());
        if (token.path("expires").asLong(0) <= clock.millis()) {
            return new TokenCheck.Invalid("it has expired, or the clocks of the replicas differ");
        }
        if (!token.path("target").asString("").equals(digest(target))) {
            return new TokenCheck.Invalid("it is for another request");
        }
        return new TokenCheck.Valid(
                new SessionCaller(
                        token.path("credentials").asString(""), token.path("origin").asString("")),
                token.path("body").asString(""));
    }

    /** An address may be long, and headers must not be. */
    private static String digest(Target target) {
        String all = String.join("\n", target.method(), target.sessionId(), target.pathAndQuery());
        return ForwardedRequest.digest(all.getBytes(UTF_8));
    }
}
