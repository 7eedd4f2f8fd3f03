/** Longer sequences are compared as one piece: the table below grows with the square. */
const LONGEST = 2_000;

/**
 * What differs between two sequences: `[{kind, value}]` in order, where kind is `same`, `gone` or
 * `new`. By the longest common subsequence.
 */
export function diff(before, after) {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before.at(-1 - end) === after.at(-1 - end)) end++;
  const a = before.slice(start, before.length - end);
  const b = after.slice(start, after.length - end);
  return [
    ...before.slice(0, start).map(as('same')),
    ...(a.length > LONGEST || b.length > LONGEST ? [...a.map(as('gone')), ...b.map(as('new'))] : middle(a, b)),
    ...before.slice(before.length - end).map(as('same')),
  ];
}

const as = (kind) => (value) => ({ kind, value });

function middle(a, b) {
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i][j] = a[i] === b[j] ? lengths[i + 1][j + 1] + 1 : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
    }
  }
  const steps = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      steps.push({ kind: 'same', value: a[i++] });
      j++;
    } else if (i < a.length && (j === b.length || lengths[i + 1][j] >= lengths[i][j + 1])) {
      steps.push({ kind: 'gone', value: a[i++] });
    } else {
      steps.push({ kind: 'new', value: b[j++] });
    }
  }
  return steps;
}

/**
 * What differs between two JSON values, line by line of their texts with sorted keys; of lines that
 * took each other's place, word by word. `[{kind, parts}]`, the parts as of {@link diff}.
 */
export function diffJson(before, after) {
  const lines = diff(linesOf(before), linesOf(after));
  const rows = [];
  for (let i = 0; i < lines.length; ) {
    const gone = run(lines, i, 'gone');
    const come = run(lines, i + gone.length, 'new');
    rows.push(...changed(gone, come));
    i += gone.length + come.length;
    if (gone.length + come.length === 0) rows.push(whole('same', lines[i++].value));
  }
  return rows;
}

/** Lines that went, then those that came; those of the same key are compared word by word. */
function changed(gone, come) {
  const newRows = come.map((line) => whole('new', line));
  const goneRows = gone.map((line) => {
    const key = keyOf(line);
    const place = come.findIndex((other, i) => newRows[i].parts.length === 1 && keyOf(other) === key);
    if (place < 0) return whole('gone', line);
    const words = diff(wordsOf(line), wordsOf(come[place]));
    newRows[place] = { kind: 'new', parts: words.filter((it) => it.kind !== 'gone') };
    return { kind: 'gone', parts: words.filter((it) => it.kind !== 'new') };
  });
  return [...goneRows, ...newRows];
}

/** What stands before the colon; of lines without one, how far they are indented. */
const keyOf = (line) => /^\s*("(?:[^"\\]|\\.)*":)?/.exec(line)[0];

function run(lines, from, kind) {
  const values = [];
  for (let i = from; i < lines.length && lines[i].kind === kind; i++) values.push(lines[i].value);
  return values;
}

const whole = (kind, value) => ({ kind, parts: [{ kind: 'same', value }] });

const linesOf = (json) => (json === undefined ? [] : JSON.stringify(json, sorted, 2).split('\n'));

const wordsOf = (line) => line.match(/\s+|[\p{L}\p{N}_]+|[^\s\p{L}\p{N}_]/gu) ?? [];

function sorted(_, value) {
  if (value === null || typeof value !== 'object' || Array.isArray(value) || JSON.isRawJSON?.(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
