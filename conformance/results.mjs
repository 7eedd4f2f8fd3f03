// What came of scenarios: what failed, and tables of it.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const STATUSES = ['SUCCESS', 'FAILURE', 'WARNING'];

function count(result, status) {
    return (result.checks ?? []).filter(check => check.status === status).length;
}

// One whose result is missing did not come to its end; one without a success has tested nothing.
export function hasFailed(result) {
    return count(result, 'FAILURE') > 0 || count(result, 'SUCCESS') === 0;
}

export function complaints(result) {
    const where = [result.revision, ...Object.values(result.more ?? {}), result.name].join(' ');
    if (!result.checks) return [`${where}: ${result.said.slice(-1000)}`];
    if (!count(result, 'SUCCESS')) return [`${where}: nothing was tested`];
    return result.checks
        .filter(({ status }) => status === 'FAILURE' || status === 'WARNING')
        .map(check => `${where}: ${check.status.toLowerCase()} of ${check.id ?? check.name}: `
            + `${check.errorMessage ?? check.description ?? ''}`);
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
