// What came of scenarios: what failed, and tables of it.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const STATUSES = ['SUCCESS', 'FAILURE', 'WARNING'];

function count(result, status) {
    return (result.checks ?? []).filter(check => check.status === status).length;
}

// What else is wrong with one than the checks that failed; empty if nothing is.
function faults(result) {
    const passed = count(result, 'SUCCESS');
    if (!result.checks) return ['it did not come to its end'];
    if (!passed) return ['it tested nothing'];
    // Where a client is tested, the suite scores a warning as a failure, and may test too little.
    if (!result.strict) return [];
    if (!(passed >= result.least)) return [`${passed} checks passed, ${result.least} should`];
    return result.status === 0 ? [] : ['the client failed, or there is a warning'];
}

function passes(result) {
    return count(result, 'FAILURE') === 0 && faults(result).length === 0;
}

// It fails, or passes though it is known to fail.
export function hasFailed(result) {
    return passes(result) === Boolean(result.fails);
}

export function complaints(result) {
    const where = [result.revision, ...Object.values(result.more ?? {}), result.name].join(' ');
    if (result.fails) return passes(result) ? [`${where}: it passes and is expected to fail`] : [];
    const checks = (result.checks ?? [])
        .filter(({ status }) => status === 'FAILURE' || status === 'WARNING')
        .map(check => `${where}: ${check.status.toLowerCase()} of ${check.id ?? check.name}: `
            + `${check.errorMessage ?? check.description ?? ''}`);
    const others = faults(result)
        .map(fault => `${where}: ${fault}. The suite said:\n${result.said.slice(-2000)}`);
    return [...checks, ...others];
}

function row(result) {
    const counts = STATUSES.map(status => count(result, status));
    if (!result.checks) counts.fill('did not end');
    const more = Object.values(result.more ?? {});
    return [result.name, result.revision, ...more, result.required ? 'yes' : 'no', ...counts];
}

// The title is the head of its first column, and tells the tables of a file apart.
export function markdown(title, results) {
    const more = Object.keys(results[0]?.more ?? {});
    const head = [title, 'revision', ...more, 'required', 'passed', 'failed', 'warnings'];
    const lines = [head, head.map(() => '---'), ...results.map(row)];
    return lines.map(cells => `| ${cells.join(' | ')} |`).join('\n');
}

// In place of the table of that title that the file has, or as its end.
export function writeTable(file, title, table) {
    const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
    const old = new RegExp(`^\\| ${title} \\|.*\\n(?:\\|.*\\n?)*`, 'm');
    const lines = `${table}\n`;
    const gap = text ? '\n' : '';
    writeFileSync(file, old.test(text) ? text.replace(old, () => lines) : text + gap + lines);
}
