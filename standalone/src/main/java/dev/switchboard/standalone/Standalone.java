package dev.switchboard.standalone;

import java.io.PrintWriter;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Runs everything in one process: the command behind {@code ./switchboard run}. */
public final class Standalone {

    private Standalone() {}

    /**
     * Starts, says where everything is once it is ready, and runs until the process is told to end.
     * Exit code 1 when it can't start, 2 when the arguments are wrong.
     */
    public static void main(String[] args) throws InterruptedException {
        PrintWriter out = new PrintWriter(System.out, true, System.out.charset());
        PrintWriter err = new PrintWriter(System.err, true, System.err.charset());
        Options options = new Options();
        CommandLine commandLine = new CommandLine(options);
        try {
            var parsed = commandLine.parseArgs(args);
            if (CommandLine.printHelpIfRequested(parsed)) {
                return;
            }
        } catch (ParameterException e) {
            err.println("switchboard: " + e.getMessage() + " (--help lists the options)");
            System.exit(2);
            return;
        }
        try {
            Instance instance = Instance.start(options);
            Runtime.getRuntime().addShutdownHook(new Thread(instance::close, "shutdown"));
            instance.awaitReady();
            out.println(instance.welcome());
        } catch (StartFault e) {
            err.println("switchboard: " + e.line());
            System.exit(1);
        } catch (TimeoutException e) {
            err.println("switchboard: " + e.getMessage());
            System.exit(1);
        }
    }
}
