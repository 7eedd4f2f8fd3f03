// Runs the official conformance suite of MCP, and prints what came of it. Called by
// ./switchboard conformance: run.mjs SUITE_FOLDER URL [--table FILE] [PART|REVISION|SCENARIO...]
import { clients } from './clients.mjs';
import { complaints, hasFailed, markdown, writeTable } from './results.mjs';
import { routed } from './routed.mjs';
import { REVISIONS, Suite, fail } from './suite.mjs';

// What is tested, by the word that chooses it.
const PARTS = {
    server: {
        title: 'scenario',
        kind: 'server',
        run: ({ suite, url, revisions, names }) =>
            revisions.flatMap(revision => suite.server(url, revision, names)),
    },
    routed: {
        title: 'scenario through the router',
        kind: 'server',
        run: ({ suite, url, revisions, names }) => routed(suite, url, revisions, names),
    },
    client: {
        title: 'scenario for clients',
        kind: 'client',
        run: ({ suite, url, revisions, names }) => clients(suite, url, revisions, names),
    },
};

function options() {
    const [folder, url, ...words] = process.argv.slice(2);
    const table = words[0] === '--table' ? words.splice(0, 2)[1] : undefined;
    const revisions = words.filter(word => REVISIONS.includes(word));
    const parts = Object.keys(PARTS).filter(part => words.includes(part));
    return {
        suite: new Suite(folder),
        url,
        table,
        revisions: revisions.length ? revisions : REVISIONS,
        parts: parts.length ? parts : Object.keys(PARTS),
        names: words.filter(word => !REVISIONS.includes(word) && !(word in PARTS)),
    };
}

function checkNames({ suite, parts, names }) {
    const known = parts.flatMap(part =>
        REVISIONS.flatMap(revision => suite.scenarios(PARTS[part].kind, revision)));
    for (const unknown of names.filter(name => !known.some(one => one.name === name))) {
        fail(`there is no part, revision or scenario '${unknown}'; docs/conformance.md lists them`);
    }
}

const chosen = options();
checkNames(chosen);
let all = [];
for (const part of chosen.parts) {
    const { title, run } = PARTS[part];
    const results = await run(chosen);
    if (!results.length) continue;
    const table = markdown(title, results);
    console.log(`${table}\n`);
    for (const complaint of results.flatMap(complaints)) console.log(`${complaint}\n`);
    if (chosen.table) writeTable(chosen.table, title, table);
    all = all.concat(results);
}
const failed = all.filter(hasFailed).length;
const known = all.filter(({ fails }) => fails).length;
console.log(`${all.length} scenarios, ${failed} of them failed; ${known} are expected to fail`);
process.exit(failed || !all.length ? 1 : 0);
