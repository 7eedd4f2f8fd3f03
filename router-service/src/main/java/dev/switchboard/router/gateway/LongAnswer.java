package dev.switchboard.router.gateway;

import java.io.IOException;

/** The rest of an answer, which runs after the memory of the request body is released. */
interface LongAnswer {

    void run() throws IOException, InterruptedException;
}
