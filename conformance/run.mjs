// Runs the official conformance suite of MCP against a server, and prints what came of it.
// Called by ./switchboard conformance: run.mjs SUITE_FOLDER URL [--table FILE] [REVISION|SCENARIO...]
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const REVISIONS = ['2026-07-28', '2025-11-25'];
// An extension that this server does not have: the suite calls it, what comes of it is not shown.
const LEFT_OUT = /^tasks-/;
const HEAD = ['scenario', 'revision', 'required', 'passed', 'failed', 'warnings'];
const SCENARIO_TIMEOUT = 30_000;

function fail(message) {
    console.error(`switchboard: ${message}`);
    process.exit(2);
}

function options() {
    const [folder, url, ...words] = process.argv.slice(2);
    const table = words[0] === '--table' ? words.splice(0, 2)[1] : undefined;
    const suite = join(folder, 'node_modules/@modelcontextprotocol/conformance');
    const revisions = words.filter(word => REVISIONS.includes(word));
    return {
        suite,
        url,
        table,
        revisions: revisions.length ? revisions : REVISIONS,
        scenarios: words.filter(word => !REVISIONS.includes(word)),
    };
}

// What the suite says of a revision: the scenarios it scores, and those it only runs.
function requirements(suite, revision) {
    const { parse } = createRequire(join(suite, 'package.json'))('yaml');
    const said = parse(readFileSync(join(suite, 'requirements', `${revision}.yaml`), 'utf8'));
    const others = (said.not_scored ?? []).filter(({ leg }) => leg === 'server');
    return [
        ...said.server.map(name => ({ name, revision, required: true })),
        ...others.map(({ scenario }) => ({ name: scenario, revision, required: false })),
    ].filter(({ name }) => !LEFT_OUT.test(name));
}

function call(suite, url, ...words) {
    const results = mkdtempSync(join(tmpdir(), 'switchboard-conformance.'));
    try {
        const { error, stdout, stderr } = spawnSync(
            process.execPath,
            [join(suite, 'dist/index.js'), 'server', '--url', url, '-o', results, ...words],
            { encoding: 'utf8', maxBuffer: 1 << 28 },
        );
        if (error) fail(`the suite did not run: ${error.message}`);
        return { checks: checks(results), said: stdout + stderr };
    } finally {
        rmSync(results, { recursive: true });
    }
}

// The suite leaves a folder for each scenario, named by it and the time.
function checks(results) {
    const found = new Map();
    for (const folder of readdirSync(results)) {
        const name = /^server-(.*)-\d{4}-\d\d-\d\dT[\d-]+Z$/.exec(folder)?.[1];
        const file = join(results, folder, 'checks.json');
        if (name && existsSync(file)) found.set(name, JSON.parse(readFileSync(file, 'utf8')));
    }
    return found;
}

// All of a revision in one process, as one client is one process; those that are named, singly.
function run({ suite, url, revisions, scenarios }) {
    return revisions.flatMap(revision => {
        const all = requirements(suite, revision);
        const timeout = ['--timeout', `${SCENARIO_TIMEOUT}`];
        if (!scenarios.length) {
            const { checks, said } = call(suite, url, '--requirements', revision, ...timeout);
            return all.map(one => ({ ...one, checks: checks.get(one.name), said }));
        }
        return all
            .filter(({ name }) => scenarios.includes(name))
            .map(one => {
                const words = ['--scenario', one.name, '--spec-version', revision];
                const { checks, said } = call(suite, url, ...words, '--force', ...timeout);
                return { ...one, checks: checks.get(one.name), said };
            });
    });
}

function count(result, status) {
    return (result.checks ?? []).filter(check => check.status === status).length;
}

// One whose result is missing did not come to its end.
function hasFailed(result) {
    return !result.checks || count(result, 'FAILURE') > 0;
}

function row(result) {
    const counts = ['SUCCESS', 'FAILURE', 'WARNING'].map(status => count(result, status));
    if (!result.checks) counts.fill('did not end');
    return [result.name, result.revision, result.required ? 'yes' : 'no', ...counts];
}

function markdown(results) {
    const lines = [HEAD, HEAD.map(() => '---'), ...results.map(row)];
    return lines.map(cells => `| ${cells.join(' | ')} |`).join('\n');
}

function complaints(result) {
    if (!result.checks) return [`${result.revision} ${result.name}: ${result.said.slice(-1000)}`];
    return result.checks
        .filter(({ status }) => status === 'FAILURE' || status === 'WARNING')
        .map(check => `${result.revision} ${result.name}: ${check.status.toLowerCase()} of `
            + `${check.id ?? check.name}: ${check.errorMessage ?? check.description ?? ''}`);
}

// In place of the table that the file has, or as its end.
function writeTable(file, table) {
    const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
    const old = /^\| scenario \|.*\n(?:\|.*\n?)*/m;
    const lines = `${table}\n`;
    writeFileSync(file, old.test(text) ? text.replace(old, () => lines) : text + lines);
}

const chosen = options();
const known = REVISIONS.flatMap(revision => requirements(chosen.suite, revision));
for (const name of chosen.scenarios) {
    if (!known.some(one => one.name === name)) {
        fail(`there is no revision and no scenario '${name}'; docs/conformance.md lists them`);
    }
}
const results = run(chosen);
const table = markdown(results);
console.log(table);
for (const complaint of results.flatMap(complaints)) console.log(`\n${complaint}`);
const failed = results.filter(hasFailed).length;
console.log(`\n${results.length} scenarios, ${failed} of them failed`);
if (chosen.table) writeTable(chosen.table, table);
process.exit(failed || !results.length ? 1 : 0);
