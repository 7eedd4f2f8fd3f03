package dev.switchboard.cli.send;

import dev.switchboard.cli.server.IdempotencyKeyValue;
import dev.switchboard.cli.server.ServerAddress;
import dev.switchboard.cli.server.ServerFailure;
import dev.switchboard.cli.terminal.Printable;
import dev.switchboard.cli.terminal.Terminal;
import dev.switchboard.client.ContractClient;
import dev.switchboard.client.rest.FailureKind;
import dev.switchboard.client.rest.Problems;
import dev.switchboard.client.retry.RetryPolicy;
import dev.switchboard.client.send.SendOutcome;
import dev.switchboard.model.contract.ContractId;
import dev.switchboard.model.json.Json;
import dev.switchboard.model.problem.Problem;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/** Sends one update and prints its message id. The server judges it, not this command. */
@Command(
        name = "send",
        sortOptions = false,
        description = "Sends one update and prints its message id.",
        customSynopsis = {
            "switchboard send CONTRACT_ID LOCATION STATUS [--timestamp T] [--test] [OPTIONS]",
            "       switchboard send CONTRACT_ID --remove [OPTIONS]",
            "       switchboard send - [--test] [OPTIONS]      (reads the update as JSON)"
        })
public final class SendCommand implements Callable<Integer> {

    private final Terminal terminal;

    /** Replaced by the one that picocli makes of this class. */
    @Spec private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "1..3",
            paramLabel = "CONTRACT_ID LOCATION STATUS",
            hideParamSyntax = true,
            description = "the contract, where it is, and active or inactive")
    private List<String> words = List.of();

    @Option(
            names = "--timestamp",
            paramLabel = "T",
            description = "when it happened, RFC 3339; without it, now")
    private @Nullable String timestamp;

    @Option(names = "--test", description = "shown to subscribers, never kept")
    private boolean test;

    @Option(names = "--remove", description = "removes the contract")
    private boolean remove;

    @Option(
            names = "--key",
            paramLabel = "K",
            converter = IdempotencyKeyValue.class,
            description = "idempotency key: repeated with it, the update counts once")
    private @Nullable String key;

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = ServerAddress.DEFAULT,
            converter = ServerAddress.class,
            description = "the server (default: ${DEFAULT-VALUE})")
    private URI url = ServerAddress.LOCAL;

    public SendCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (ContractClient client =
                ContractClient.builder().uri(url).retries(RetryPolicy.NEVER).build()) {
            return report(send(client));
        } catch (CharacterCodingException e) {
            terminal.complain("what was read is not UTF-8");
            return 1;
        }
    }

    private SendOutcome send(ContractClient client) throws IOException, InterruptedException {
        String chosen = key == null ? UUID.randomUUID().toString() : key;
        String first = words.getFirst();
        if (remove) {
            require(words.size() == 1 && !test && timestamp == null, "--remove takes only an id");
            ContractId.fault(first).ifPresent(fault -> require(false, "CONTRACT_ID " + fault));
            return client.remove(new ContractId(first), chosen);
        }
        String json;
        if (words.size() == 1) {
            require(first.equals("-"), "LOCATION and STATUS are missing");
            require(timestamp == null, "--timestamp stands in the JSON when it is read");
            json = read();
        } else {
            require(words.size() == 3, "STATUS is missing");
            json = update(first, words.get(1), words.get(2));
        }
        return test ? client.sendTestJson(json, chosen) : client.sendJson(json, chosen);
    }

    private String read() throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(terminal.in().readAllBytes());
        return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    }

    private String update(String contractId, String location, String status) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        ObjectNode update =
                Json.MAPPER
                        .createObjectNode()
                        .put("contract_id", contractId)
                        .put("location", location)
                        .put("status", status)
                        .put("timestamp", timestamp == null ? now.toString() : timestamp);
        return update.toString();
    }

    private int report(SendOutcome outcome) {
        switch (outcome) {
            case SendOutcome.Accepted accepted ->
                    terminal.out().println(Printable.line(accepted.messageId()));
            case SendOutcome.Refused(Problem problem, _) -> {
                terminal.complain(problem.detail());
                Problems.rules(problem.violations())
                        .forEach(rule -> terminal.err().println("  " + Printable.line(rule)));
            }
            case SendOutcome.Unacknowledged(var kind, var why, _, _, var used) -> {
                terminal.complain(ServerFailure.inWords(kind, why));
                if (kind == FailureKind.NO_ANSWER || kind == FailureKind.NOT_NOW) {
                    terminal.err()
                            .println(
                                    "To send it again, add --key %s: it counts once."
                                            .formatted(used));
                }
            }
        }
        return outcome instanceof SendOutcome.Accepted ? 0 : 1;
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
    }
}
