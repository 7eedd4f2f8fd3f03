// The official conformance suite, as npm installs it: what it requires, and how it is called.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const REVISIONS = ['2026-07-28', '2025-11-25'];

// An extension that the router does not have: the suite calls it, what comes of it is not shown.
const LEFT_OUT = /^tasks-/;
const SCENARIO_TIMEOUT = 30_000;

export function fail(message) {
    console.error(`switchboard: ${message}`);
    process.exit(2);
}

export class Suite {
    constructor(folder) {
        this.home = join(folder, 'node_modules/@modelcontextprotocol/conformance');
    }

    // What it says of a revision: the scenarios for servers that it scores, and those it only runs.
    scenarios(revision) {
        const { parse } = createRequire(join(this.home, 'package.json'))('yaml');
        const file = join(this.home, 'requirements', `${revision}.yaml`);
        const said = parse(readFileSync(file, 'utf8'));
        const others = (said.not_scored ?? []).filter(({ leg }) => leg === 'server');
        return [
            ...said.server.map(name => ({ name, revision, required: true })),
            ...others.map(({ scenario }) => ({ name: scenario, revision, required: false })),
        ].filter(({ name }) => !LEFT_OUT.test(name));
    }

    // All of a revision in one process, as one client is one process; those that are named, singly.
    server(url, revision, names) {
        const all = this.scenarios(revision);
        if (!names.length) {
            const { checks, said } = this.#call('--url', url, '--requirements', revision);
            return all.map(one => ({ ...one, checks: checks.get(one.name), said }));
        }
        return all
            .filter(({ name }) => names.includes(name))
            .map(one => {
                const words = ['--scenario', one.name, '--spec-version', revision, '--force'];
                const { checks, said } = this.#call('--url', url, ...words);
                return { ...one, checks: checks.get(one.name), said };
            });
    }

    #call(...words) {
        const results = mkdtempSync(join(tmpdir(), 'switchboard-conformance.'));
        const all = ['server', '-o', results, '--timeout', `${SCENARIO_TIMEOUT}`, ...words];
        try {
            const { error, stdout, stderr } = spawnSync(
                process.execPath,
                [join(this.home, 'dist/index.js'), ...all],
                { encoding: 'utf8', maxBuffer: 1 << 28 },
            );
            if (error) fail(`the suite did not run: ${error.message}`);
            return { checks: checks(results), said: stdout + stderr };
        } finally {
            rmSync(results, { recursive: true });
        }
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
