// The client that the suite starts. It has the router connect to the suite's server, and does with
// that server, through the router, what the scenario needs. To the router it is a client of
// 2025-11-25, whatever revision the suite's server is of: the suite sees the router alone.
// Called as client.mjs SUITE_FOLDER ROUTER SERVER, with the scenario in the environment.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

// Less than the suite's own, which would leave the server registered.
const DEADLINE = 25_000;

// Scenarios whose server lists no tools.
const WITHOUT_TOOLS = ['initialize', 'request-metadata'];

const [folder, router, server] = process.argv.slice(2);
const scenario = process.env.MCP_CONFORMANCE_SCENARIO;
const context = JSON.parse(process.env.MCP_CONFORMANCE_CONTEXT ?? '{}');
const name = `suite-${process.pid}`;

const sdk = createRequire(join(folder, 'package.json'));
const { Client } = sdk('@modelcontextprotocol/sdk/client/index.js');
const { StreamableHTTPClientTransport } = sdk('@modelcontextprotocol/sdk/client/streamableHttp.js');
const {
    CreateMessageRequestSchema,
    ElicitRequestSchema,
    ListRootsRequestSchema,
    ResultSchema,
} = sdk('@modelcontextprotocol/sdk/types.js');

async function rest(method, path, body) {
    const response = await fetch(new URL(path, router), {
        method,
        headers: body ? { 'Content-Type': 'application/json' } : {},
        body: body && JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return text ? JSON.parse(text) : undefined;
}

async function untilListed() {
    for (;;) {
        const { state, tools } = await rest('GET', `/servers/${name}`);
        if (state === 'ready' && (tools > 0 || WITHOUT_TOOLS.includes(scenario))) return;
        await pause(100);
    }
}

async function connected() {
    const answers = scenario === 'sse-retry' ? {} : capabilities();
    const client = new Client({ name: 'conformance', version: '1' }, { capabilities: answers });
    if (answers.elicitation) answer(client);
    await client.connect(new StreamableHTTPClientTransport(new URL(`${router}/servers/${name}`)));
    return client;
}

function capabilities() {
    return { elicitation: { form: { applyDefaults: true } }, roots: {}, sampling: {} };
}

function answer(client) {
    client.setRequestHandler(ListRootsRequestSchema, () => ({ roots: [] }));
    client.setRequestHandler(CreateMessageRequestSchema, () => (
        { role: 'assistant', model: 'none', content: { type: 'text', text: 'nothing' } }));
    // The SDK adds what has a default.
    client.setRequestHandler(ElicitRequestSchema, ({ params }) => ({
        action: 'accept',
        content: Object.fromEntries(
            Object.entries(params.requestedSchema.properties)
                .filter(([, { type, default: value }]) => type === 'boolean' && value === undefined)
                .map(([field]) => [field, true])),
    }));
}

function argumentsOf({ inputSchema }) {
    return Object.fromEntries(
        Object.entries(inputSchema.properties ?? {})
            .map(([field, { type }]) => [field, type === 'number' ? 1 : 'x']));
}

async function act(client) {
    const ask = (method, params = {}) => client.request({ method, params }, ResultSchema);
    const { tools } = await ask('tools/list');
    switch (scenario) {
        case 'initialize':
        case 'json-schema-ref-no-deref':
            return;
        case 'request-metadata':
            // What is not listed is asked for as well, once it is known that nothing is: soon.
            for (let attempt = 0; attempt < 20; attempt++) {
                await ask('resources/read', { uri: 'test://any' }).catch(() => {});
                await pause(100);
            }
            return;
        case 'http-custom-headers':
            for (const call of context.toolCalls) await ask('tools/call', call);
            return;
        case 'json-schema-2020-12-preservation': {
            const tool = tools.find(one => one.name === 'json_schema_2020_12_tool');
            const schema = { schema: tool.inputSchema };
            await ask('tools/call', { name: 'json_schema_echo', arguments: schema });
            return;
        }
        default:
            for (const tool of tools) {
                await ask('tools/call', { name: tool.name, arguments: argumentsOf(tool) });
            }
    }
    if (scenario === 'http-standard-headers') {
        for (const { uri } of (await ask('resources/list')).resources) {
            await ask('resources/read', { uri });
        }
        for (const prompt of (await ask('prompts/list')).prompts) {
            await ask('prompts/get', { name: prompt.name });
        }
    }
}

async function run() {
    await rest('POST', '/servers', { name, url: server });
    await untilListed();
    const client = await connected();
    await act(client);
    await client.close();
}

const late = pause(DEADLINE).then(() => {
    throw new Error(`it took more than ${DEADLINE} ms`);
});
try {
    await Promise.race([run(), late]);
} finally {
    await rest('DELETE', `/servers/${name}`).catch(({ message }) => console.error(message));
}
process.exit(0);
