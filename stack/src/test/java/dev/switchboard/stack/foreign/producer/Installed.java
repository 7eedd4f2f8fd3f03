package dev.switchboard.stack.foreign.producer;

import dev.switchboard.testkit.Program;
import java.io.IOException;

/** Which programs there are on this machine; each is asked once. */
final class Installed {

    static final boolean KCAT = answers("kcat", "-V");
    static final boolean NODE = answers("node", "--version");
    static final boolean NPM = answers("npm", "--version");

    private Installed() {}

    private static boolean answers(String... command) {
        try (Program program = Program.start(command)) {
            return program.await() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
