package dev.switchboard.router.replica;

import dev.switchboard.router.outbound.OutboundUrl;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of a replica among others.
 *
 * @param url where the other replicas reach this one, such as {@code http://router-1:8003}; empty
 *     if they cannot
 */
@ConfigurationProperties(prefix = "switchboard.replica", ignoreUnknownFields = false)
record ReplicaSettings(@DefaultValue("") String url) {

    ReplicaSettings {
        url = url.strip();
        if (!url.isEmpty() && !isOrigin(url)) {
            throw new IllegalArgumentException(
                    "switchboard.replica.url (ROUTER_INTERNAL_URL) must be a URL without a path,"
                            + " such as http://router-1:8003");
        }
    }

    private static boolean isOrigin(String url) {
        try {
            return OutboundUrl.parse(url).target().equals("/");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
