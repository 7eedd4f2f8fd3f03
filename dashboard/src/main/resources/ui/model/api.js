/** As many timings as a browser keeps; those of later requests it would throw away. */
const TIMINGS = 200;

/**
 * Answers of the server: `{ok, status, body, retryAfter, timing}`; status 0 where none came.
 *
 * `exact` keeps numbers that JavaScript would round as they stand, where the browser can: for
 * answers that are only shown.
 *
 * The timing is the browser's own (Resource Timing, section 4), which a busy page does not delay.
 */
export async function call(path, { exact = false, ...options } = {}) {
  try {
    const url = new URL(path, document.baseURI);
    const from = performance.now();
    const answer = await fetch(url, {
      headers: { Accept: 'application/json' },
      signal: AbortSignal.timeout(30_000),
      ...options,
    });
    const { status } = answer;
    const retryAfter = Number(answer.headers.get('retry-after')) || undefined;
    const isJson = /\bjson\b/.test(answer.headers.get('content-type') ?? '');
    // A page that something else has at this address is no success.
    const ok = answer.ok && (isJson || !answer.headers.has('content-type'));
    const body = isJson ? (exact ? exactly(await answer.text()) : await answer.json()) : undefined;
    const timing = performance
      .getEntriesByName(url.href)
      .find((entry) => entry.startTime >= from && entry.responseStart > 0);
    if (performance.getEntriesByType('resource').length > TIMINGS) performance.clearResourceTimings();
    return { ok, status, retryAfter, body, timing };
  } catch {
    return { ok: false, status: 0 };
  }
}

/** The value of a JSON text, in which numbers that JavaScript would round stay as they are written. */
export function exactly(text) {
  return JSON.parse(text, (_, value, context) =>
    typeof value === 'number' && context?.source && JSON.rawJSON && mayBeRounded(value, context.source)
      ? JSON.rawJSON(context.source)
      : value,
  );
}

/** A double holds any 15 digits. */
function mayBeRounded(value, source) {
  return !Number.isFinite(value) || source.replace(/[eE].*|\D/g, '').length > 15;
}

/** Sends a value as JSON. */
export function send(method, path, value) {
  return call(path, json(method, JSON.stringify(value)));
}

/** The options of a request with this JSON as its body, for {@link call}. */
export function json(method, body) {
  return { method, body, headers: { Accept: 'application/json', 'Content-Type': 'application/json' } };
}

/** Sends JSON under an idempotency key, so that it can be sent again without harm. */
export function post(path, value, key) {
  const options = json('POST', JSON.stringify(value));
  return call(path, { ...options, headers: { ...options.headers, 'Idempotency-Key': key } });
}

/** A new key: 128 bits by chance. (randomUUID is there only over https and on localhost.) */
export function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** What to tell a person of an answer that was no success. */
export function fault({ status, body, retryAfter }) {
  const said = body?.detail ?? body?.title;
  if (status === 0) return 'The server cannot be reached.';
  if (status < 300 && !said) return 'Something else answers at this address.';
  if (status === 404 && !said) return 'There is no such thing on this server.';
  const again = retryAfter ? ` Try again in ${retryAfter} s.` : '';
  return `${said ?? `The server answered ${status}.`}${again}`;
}
