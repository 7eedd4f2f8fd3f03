package dev.switchboard.router.gateway;

import java.io.IOException;

/** What is left to do of an answer when its request is no longer needed in memory. */
interface LongAnswer {

    void run() throws IOException, InterruptedException;
}
