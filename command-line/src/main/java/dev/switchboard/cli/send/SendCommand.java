package dev.switchboard.cli.send;

import dev.switchboard.cli.rest.Answer;
import dev.switchboard.cli.rest.IdempotencyKey;
import dev.switchboard.cli.rest.ServerUrl;
import dev.switchboard.cli.rest.UpdateClient;
import dev.switchboard.cli.terminal.Printable;
import dev.switchboard.cli.terminal.Terminal;
import dev.switchboard.model.contract.Json;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
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
            converter = IdempotencyKey.class,
            description = "idempotency key: repeated with it, the update counts once")
    private @Nullable String key;

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = ServerUrl.DEFAULT,
            converter = ServerUrl.Converter.class,
            description = "the server (default: ${DEFAULT-VALUE})")
    private ServerUrl url = ServerUrl.LOCAL;

    public SendCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (UpdateClient client = new UpdateClient(url)) {
            return report(send(client));
        }
    }

    private Answer send(UpdateClient client) throws IOException, InterruptedException {
        String first = words.getFirst();
        if (remove) {
            require(words.size() == 1 && !test && timestamp == null, "--remove takes only an id");
            return client.remove(first, key);
        }
        byte[] json;
        if (words.size() == 1) {
            require(first.equals("-"), "LOCATION and STATUS are missing");
            require(timestamp == null, "--timestamp stands in the JSON when it is read");
            json = terminal.in().readAllBytes();
        } else {
            require(words.size() == 3, "STATUS is missing");
            json = update(first, words.get(1), words.get(2));
        }
        return test ? client.testUpdate(json, key) : client.update(json, key);
    }

    private byte[] update(String contractId, String location, String status) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        ObjectNode update =
                Json.MAPPER
                        .createObjectNode()
                        .put("contract_id", contractId)
                        .put("location", location)
                        .put("status", status)
                        .put("timestamp", timestamp == null ? now.toString() : timestamp);
        return Json.MAPPER.writeValueAsBytes(update);
    }

    private int report(Answer answer) {
        switch (answer) {
            case Answer.Accepted(String messageId) ->
                    terminal.out().println(Printable.line(messageId));
            case Answer.Refused(_, String detail, List<String> reasons) -> {
                terminal.complain(detail);
                reasons.forEach(reason -> terminal.err().println("  " + reason));
            }
            case Answer.Busy(_, String detail, _) -> terminal.complain(detail);
            case Answer.Foreign(String why) -> terminal.complain(why);
            case Answer.Unreachable(String why) -> terminal.complain(why);
        }
        return answer instanceof Answer.Accepted ? 0 : 1;
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
    }
}
