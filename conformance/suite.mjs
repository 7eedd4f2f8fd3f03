// The official conformance suite, as npm installs it: what it requires, and how it is called.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const REVISIONS = ['2026-07-28', '2025-11-25'];

// What the router does not have: an extension, and authorization. The suite may run them all the
// same; what comes of it is not shown.
const LEFT_OUT = /^(tasks-|auth\/)/;
const SCENARIO_TIMEOUT = 30_000;

export function fail(message) {
    console.error(`switchboard: ${message}`);
    process.exit(2);
}

export class Suite {
    constructor(folder) {
        this.folder = folder;
        this.home = join(folder, 'node_modules/@modelcontextprotocol/conformance');
    }

    // What it says of a revision: the scenarios that it scores, and those that it only runs.
    scenarios(kind, revision) {
        const { parse } = createRequire(join(this.home, 'package.json'))('yaml');
        const file = join(this.home, 'requirements', `${revision}.yaml`);
        const said = parse(readFileSync(file, 'utf8'));
        const others = (said.not_scored ?? []).filter(({ leg }) => leg === kind);
        return [
            ...said[kind].map(name => ({ name, revision, required: true })),
            ...others.map(({ scenario }) => ({ name: scenario, revision, required: false })),
        ].filter(({ name }) => !LEFT_OUT.test(name));
    }

    // All of a revision in one process, as one client is one process; those that are named, singly.
    server(url, revision, names) {
        const all = this.scenarios('server', revision);
        if (!names.length) {
            const words = ['--url', url, '--requirements', revision];
            const { checks, said } = this.#call('server', words);
            return all.map(one => ({ ...one, checks: checks.get(one.name), said }));
        }
        return all
            .filter(({ name }) => names.includes(name))
            .map(one => this.#single('server', one, ['--url', url]));
    }

    // One after another: at once, they would wait for each other.
    client(command, environment, revision, names) {
        return this.scenarios('client', revision)
            .filter(({ name }) => !names.length || names.includes(name))
            .map(one => this.#single('client', one, ['--command', command], environment));
    }

    #single(kind, one, words, environment) {
        const all = [...words, '--scenario', one.name, '--spec-version', one.revision, '--force'];
        const { checks, said, status } = this.#call(kind, all, environment);
        return { ...one, checks: checks.get(one.name), said, status };
    }

    #call(kind, words, environment = {}) {
        const results = mkdtempSync(join(tmpdir(), 'switchboard-conformance.'));
        const all = [kind, '-o', results, '--timeout', `${SCENARIO_TIMEOUT}`, ...words];
        try {
            const { error, status, stdout, stderr } = spawnSync(
                process.execPath,
                [join(this.home, 'dist/index.js'), ...all],
                {
                    encoding: 'utf8',
                    env: { ...process.env, ...environment },
                    maxBuffer: 1 << 28,
                },
            );
            if (error) fail(`the suite did not run: ${error.message}`);
            return { checks: checks(kind, results), said: stdout + stderr, status };
        } finally {
            rmSync(results, { recursive: true });
        }
    }
}

// The suite leaves a folder for each scenario, named by it and the time.
function checks(kind, results) {
    const begin = kind === 'server' ? 'server-' : '';
    const named = new RegExp(`^${begin}(.*)-\\d{4}-\\d\\d-\\d\\dT[\\d-]+Z$`);
    const found = new Map();
    for (const folder of readdirSync(results)) {
        const name = named.exec(folder)?.[1];
        const file = join(results, folder, 'checks.json');
        if (name && existsSync(file)) found.set(name, JSON.parse(readFileSync(file, 'utf8')));
    }
    return found;
}
