package dev.switchboard.router;

import dev.switchboard.model.json.Json;
import dev.switchboard.router.primitive.CallToolResult;
import dev.switchboard.router.primitive.ChangeListener;
import dev.switchboard.router.primitive.Content;
import dev.switchboard.router.primitive.InputRequest;
import dev.switchboard.router.primitive.LoggingLevel;
import dev.switchboard.router.primitive.PrimitiveSource;
import dev.switchboard.router.primitive.ReadResourceResult;
import dev.switchboard.router.primitive.RequestContext;
import dev.switchboard.router.primitive.Resource;
import dev.switchboard.router.primitive.Tool;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** Tools and a resource that do what tests want to see. */
public final class TestPrimitives implements PrimitiveSource {

    public static final String URI = "test://watched";

    /** Another one, for tests that want to hear of the first watch. */
    public static final String OTHER_URI = "test://subscribed";

    /** More messages than any buffer on the way holds: 1 GB. */
    public static final int FLOOD = 10_000;

    private static final String LARGE = "x".repeat(100_000);

    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final Semaphore released = new Semaphore(0);
    private final AtomicInteger flooded = new AtomicInteger();
    private volatile @Nullable Thread flooding;
    private volatile @Nullable ChangeListener listener;

    /**
     * Waits until that happens to a call of {@code test_wait}, or to watches. What else happens is
     * passed over: streams of tests before this one end whenever the server notices.
     */
    public void await(String event) throws InterruptedException {
        String happened = "";
        while (!event.equals(happened)) {
            happened = events.poll(1, TimeUnit.MINUTES);
            if (happened == null) {
                throw new AssertionError("nothing happens, least of all " + event);
            }
        }
    }

    /** Has a call of {@code test_release} go on. */
    public void goOn() {
        released.release();
    }

    /** How many messages calls of {@code test_flood} have sent, of {@link #FLOOD}. */
    public int flooded() {
        return flooded.get();
    }

    /** Whether a call of {@code test_flood} waits, as it does for a client that does not read. */
    public boolean isFloodHeldUp() {
        Thread thread = flooding;
        return thread != null && thread.getState() == Thread.State.WAITING;
    }

    /** Forgets what happened. */
    public void forget() {
        events.clear();
    }

    public void update(String uri) {
        if (listener != null) {
            listener.resourceUpdated(uri);
        }
    }

    public void changeTools() {
        if (listener != null) {
            listener.toolsChanged();
        }
    }

    @Override
    public void announceTo(ChangeListener to) {
        listener = to;
    }

    @Override
    public void watched(String uri) {
        events.add("watched " + uri);
    }

    @Override
    public void unwatched(String uri) {
        events.add("unwatched " + uri);
    }

    @Override
    public List<Tool> tools() {
        return List.of(
                new TestTool("test_tell", TestPrimitives::tell),
                new TestTool("test_ask", TestPrimitives::ask),
                new TestTool("test_release", this::release),
                new TestTool("test_flood", this::flood),
                new TestTool("test_large", (_, _) -> text(LARGE)),
                new TestTool("test_wait", (_, _) -> waitForEver()));
    }

    private static CallToolResult tell(ObjectNode arguments, RequestContext context) {
        context.progress(1, 2.0, "half");
        context.progress(1, 2.0, "not told: it is no more than before");
        context.progress(1.5, 2.0, null);
        context.log(LoggingLevel.DEBUG, "test", StringNode.valueOf("details"));
        context.log(LoggingLevel.ERROR, "test", StringNode.valueOf("trouble"));
        return text("told");
    }

    private static CallToolResult ask(ObjectNode arguments, RequestContext context)
            throws InterruptedException {
        JsonNode name = context.ask("name", question("Your name?"));
        JsonNode color = context.ask("color", question("Your color?"));
        return CallToolResult.of(
                Content.list(
                        Content.text(
                                "%s likes %s"
                                        .formatted(
                                                name.at("/content/answer").asString(),
                                                color.at("/content/answer").asString()))));
    }

    private static InputRequest question(String message) {
        ObjectNode schema = Json.MAPPER.createObjectNode().put("type", "object");
        schema.putObject("properties").putObject("answer").put("type", "string");
        return InputRequest.elicit(message, schema);
    }

    private CallToolResult release(ObjectNode arguments, RequestContext context)
            throws InterruptedException {
        context.progress(1, null, null);
        context.releaseConnection();
        released.acquire();
        context.progress(2, null, null);
        return text("released");
    }

    private CallToolResult flood(ObjectNode arguments, RequestContext context) {
        flooding = Thread.currentThread();
        flooded.set(0);
        while (flooded.get() < FLOOD && !Thread.currentThread().isInterrupted()) {
            context.progress(flooded.incrementAndGet(), null, LARGE);
        }
        events.add("flooded");
        return text("flooded");
    }

    private static CallToolResult text(String text) {
        return CallToolResult.of(Content.list(Content.text(text)));
    }

    private CallToolResult waitForEver() throws InterruptedException {
        events.add("began");
        try {
            new CountDownLatch(1).await();
            throw new AssertionError("nobody opens the latch");
        } catch (InterruptedException e) {
            events.add("interrupted");
            throw e;
        }
    }

    @Override
    public List<Resource> resources() {
        return List.of(new TestResource(URI), new TestResource(OTHER_URI));
    }

    private record TestResource(String uri) implements Resource {

        @Override
        public ObjectNode definition() {
            return Json.MAPPER.createObjectNode().put("uri", uri).put("name", uri);
        }

        @Override
        public ReadResourceResult read(RequestContext context) {
            return ReadResourceResult.of(ReadResourceResult.text(uri, "text/plain", "watched"));
        }
    }

    private interface Behaviour {
        CallToolResult call(ObjectNode arguments, RequestContext context)
                throws InterruptedException;
    }

    private record TestTool(String name, Behaviour behaviour) implements Tool {

        @Override
        public ObjectNode definition() {
            ObjectNode tool = Json.MAPPER.createObjectNode().put("name", name);
            tool.putObject("inputSchema").put("type", "object");
            return tool;
        }

        @Override
        public CallToolResult call(ObjectNode arguments, RequestContext context)
                throws InterruptedException {
            return behaviour.call(arguments, context);
        }
    }
}
