// Runs the scenarios for servers through the router: a second router is the server behind it.
import { setTimeout as pause } from 'node:timers/promises';
import { fail } from './suite.mjs';

// A server of sessions asks its client in the middle of a request, which the router does not turn
// into input_required yet. One of these that passes is a failure: take it off the list then.
const ASKING = [
    'basic-elicitation',
    'basic-sampling',
    'basic-list-roots',
    'request-state',
    'multiple-input-requests',
    'multi-round',
    'non-tool-request',
    'result-type',
    'tampered-state',
    'capability-check',
].map(name => `input-required-result-${name}`);

// By revision of the suite, the server, and the revision that the router speaks to it.
const ROUTES = [
    { revision: '2026-07-28', server: 'fixture', upstream: '2026-07-28' },
    { revision: '2025-11-25', server: 'fixture-sessions', upstream: '2025-11-25' },
    { revision: '2025-11-25', server: 'fixture', upstream: '2026-07-28' },
    { revision: '2026-07-28', server: 'fixture-sessions', upstream: '2025-11-25', failing: ASKING },
];

// A server lets go of the router's connection here, and the router keeps its client's.
const OF_ONE_CONNECTION = ['server-sse-polling'];
const PATIENCE = 60_000;

export async function routed(suite, url, revisions, names) {
    const results = [];
    for (const { revision, server, upstream, failing = [] } of ROUTES) {
        if (!revisions.includes(revision)) continue;
        await connected(url, server, upstream);
        const found = suite
            .server(`${url}/servers/${server}`, revision, names)
            .filter(({ name }) => !OF_ONE_CONNECTION.includes(name));
        results.push(...found.map(result => (
            { ...result, more: { upstream }, fails: failing.includes(result.name) })));
    }
    return results;
}

// Without that, it would be another pair that is tested, or nothing.
async function connected(url, server, upstream) {
    const end = Date.now() + PATIENCE;
    for (;;) {
        const state = await fetch(new URL(`/servers/${server}`, url))
            .then(response => response.json())
            .catch(({ message }) => ({ state: message }));
        const version = state.protocol_version;
        if (state.state === 'ready' && version === upstream && state.tools > 0) return;
        if (version && version !== upstream) {
            fail(`the router speaks ${version} to ${server}, where it should speak ${upstream}`);
        }
        if (Date.now() > end) fail(`the router does not reach ${server}: ${JSON.stringify(state)}`);
        await pause(200);
    }
}
