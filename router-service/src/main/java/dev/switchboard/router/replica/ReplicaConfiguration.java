package dev.switchboard.router.replica;

import dev.switchboard.router.encryption.EncryptionKeys;
import dev.switchboard.router.gateway.OtherReplicas;
import dev.switchboard.router.outbound.OutboundClient;
import dev.switchboard.router.outbound.OutboundSettings;
import dev.switchboard.router.session.ReplicaId;
import java.time.InstantSource;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import redis.clients.jedis.RedisClient;

/** This replica among others. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReplicaSettings.class)
public class ReplicaConfiguration {

    private static final String CLIENT = "replicaClient";

    /** The endpoint bounds what is forwarded at once; this is more than it lets through. */
    private static final int CONNECTIONS = 100_000;

    @Bean
    Directory replicaDirectory(ReplicaId replica, ReplicaSettings settings, RedisClient redis) {
        return new Directory(new RedisLeases(redis), settings.url().isEmpty() ? null : replica);
    }

    @Bean
    OwnLease ownLease(
            ReplicaId replica, ReplicaSettings settings, RedisClient redis, Directory directory) {
        return new OwnLease(replica, settings.url(), new RedisLeases(redis), directory);
    }

    /**
     * Of its own: requests to other servers must not wait for those that are forwarded. A new
     * connection for each request fails to open, or brings the request to its replica. One that was
     * kept might end just before the next request, and nobody would know whether that was executed.
     */
    @Bean(name = CLIENT, defaultCandidate = false)
    OutboundClient replicaClient() {
        return OutboundClient.createWithoutReuse(
                new OutboundSettings(List.of(), CONNECTIONS, CONNECTIONS).toAnyAddress(),
                "switchboard-replica");
    }

    @Bean
    OtherReplicas otherReplicas(
            ReplicaId replica,
            ReplicaSettings settings,
            EncryptionKeys keys,
            Directory directory,
            @Qualifier(CLIENT) OutboundClient client) {
        if (!settings.url().isEmpty() && !keys.areShared()) {
            throw new MissingKeysException();
        }
        return new Forwarder(
                replica,
                keys.areShared(),
                directory,
                new ForwardingTokens(keys, InstantSource.system()),
                client);
    }
}
