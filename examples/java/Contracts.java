import dev.switchboard.client.ContractClient;
import dev.switchboard.client.follow.Change;
import dev.switchboard.client.follow.FollowListener;
import dev.switchboard.client.follow.FollowRequest;
import dev.switchboard.client.follow.Following;
import dev.switchboard.client.query.ContractsQuery;
import dev.switchboard.client.query.HistoryQuery;
import dev.switchboard.client.send.SendOutcome;
import dev.switchboard.model.contract.*;
import java.time.*;
import java.util.List;
import java.util.concurrent.CountDownLatch;

class Contracts {
    public static void main(String[] args) throws Exception {
        ContractId id = new ContractId("java-42");
        CountDownLatch gone = new CountDownLatch(1);
        FollowListener listener =
                new FollowListener() {
                    @Override
                    public void updated(Change.Updated update) {
                        System.out.println("updated  " + update.update());
                    }

                    @Override
                    public void left(Change.Left departure) {
                        System.out.println("left     " + departure.contractId());
                        if (departure.contractId().equals(id)) gone.countDown();
                    }
                };
        // The server that WS_URI names, or http://localhost:8000/api.
        try (ContractClient client = ContractClient.builder().build();
                Following chennai =
                        client.follow(FollowRequest.all().at(Location.CHENNAI), listener)) {
            chennai.awaitCurrent(Duration.ofSeconds(30));
            System.out.println(chennai.contracts().size() + " contracts in Chennai");

            switch (client.send(update(id, Location.CHENNAI))) {
                case SendOutcome.Accepted a -> System.out.println("accepted " + a.messageId());
                case SendOutcome.Refused r -> System.out.println("refused  " + r.violations());
                case SendOutcome.Unacknowledged u ->
                        System.out.println("unknown; send it again under " + u.idempotencyKey());
            }
            client.sendAll(List.of(update(id, Location.MUMBAI))).orElseThrow();
            gone.await();

            var newest = HistoryQuery.newest(10).of(ContractsQuery.ALL.of(id));
            client.history(newest).changes().forEach(System.out::println);
        }
    }

    static ContractUpdate update(ContractId id, Location location) {
        return new ContractUpdate(id, location, ContractStatus.ACTIVE, Instant.now());
    }
}
