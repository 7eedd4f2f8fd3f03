package dev.switchboard.cli.mcp;

import dev.switchboard.cli.terminal.Terminal;
import dev.switchboard.client.rest.Addresses;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Serves MCP on stdin and stdout. Exits with 0 when the client closes stdin. */
@Command(
        name = "mcp",
        sortOptions = false,
        description = {
            "An MCP server on stdin and stdout, for clients that start their servers themselves.",
            "Passes everything on to a running Switchboard. See docs/mcp.md."
        })
public final class McpCommand implements Callable<Integer> {

    /** How long what is under way may take when the client has ended. */
    private static final Duration AT_THE_END = Duration.ofSeconds(5);

    private final Terminal terminal;

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = EndpointAddress.DEFAULT,
            converter = EndpointAddress.class,
            description = "the MCP endpoint (default: ${DEFAULT-VALUE})")
    private URI url = EndpointAddress.LOCAL;

    public McpCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        terminal.err()
                .println(
                        "switchboard: MCP on stdin and stdout, passed on to "
                                + Addresses.withoutSecrets(url.toString()));
        try (McpEndpoint endpoint = new McpEndpoint(url)) {
            new StdioServer(terminal, endpoint, AT_THE_END).run();
        }
        return 0;
    }
}
