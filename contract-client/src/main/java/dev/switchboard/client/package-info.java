/**
 * The client for Java: sends contract updates, asks for them, and follows them.
 *
 * <pre>{@code
 * ContractId id = new ContractId("c-42");
 * try (ContractClient client = ContractClient.builder().build()) {
 *     switch (client.send(new ContractUpdate(id, Location.CHENNAI, ContractStatus.ACTIVE, Instant.now()))) {
 *         case SendOutcome.Accepted accepted -> System.out.println(accepted.messageId());
 *         case SendOutcome.Refused refused -> System.out.println(refused.violations());
 *         case SendOutcome.Unacknowledged open -> System.out.println("again, with " + open.idempotencyKey());
 *     }
 *     Following all = client.follow(FollowRequest.all(), update -> System.out.println(update));
 *     all.awaitCurrent(Duration.ofSeconds(10));
 *     System.out.println(all.contracts().get(id));
 *     all.ended().join(); // its threads do not keep the JVM alive
 * }
 * }</pre>
 *
 * <p>Begin at {@link dev.switchboard.client.ContractClient}.
 */
@NullMarked
package dev.switchboard.client;

import org.jspecify.annotations.NullMarked;
