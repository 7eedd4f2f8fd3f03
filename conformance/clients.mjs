// Runs the scenarios for clients against the router: ./client.mjs has it connect to the suite.
import { fileURLToPath } from 'node:url';

// How many checks pass. The suite takes a client that does nothing for one that does all right.
const CHECKS = {
    '2026-07-28': {
        'tools_call': 2,
        'request-metadata': 8,
        'sep-2322-client-request-state': 5,
        'http-standard-headers': 10,
        'http-custom-headers': 18,
        'http-invalid-tool-headers': 12,
        'json-schema-ref-no-deref': 1,
        'json-schema-2020-12-preservation': 9,
    },
    '2025-11-25': {
        'initialize': 1,
        'tools_call': 2,
        'elicitation-sep1034-client-defaults': 5,
        'sse-retry': 3,
        'json-schema-2020-12-preservation': 9,
    },
};

// A shell reads it, of which the suite would end nothing but itself; paths may have blanks.
const COMMAND = ['exec', ...['NODE', 'CLIENT', 'SUITE', 'ROUTER'].map(it => `"$CONFORMANCE_${it}"`)]
    .join(' ');

export function clients(suite, url, revisions, names) {
    const environment = {
        CONFORMANCE_NODE: process.execPath,
        CONFORMANCE_CLIENT: fileURLToPath(new URL('client.mjs', import.meta.url)),
        CONFORMANCE_SUITE: suite.folder,
        CONFORMANCE_ROUTER: url,
    };
    return revisions.flatMap(revision =>
        suite.client(COMMAND, environment, revision, names)
            .map(result => ({ ...result, strict: true, least: CHECKS[revision][result.name] })));
}
