const whole = new Intl.NumberFormat('en');

/** 12,345 */
export const number = (value) => whole.format(value);

/** An instant as the reader's own date and time, to the second. */
export function time(instant) {
  const date = new Date(instant);
  return Number.isNaN(date.valueOf()) ? String(instant) : date.toLocaleString('sv-SE');
}

/** The same without the day, where that is today. */
export function shortTime(instant) {
  const date = new Date(instant);
  const today = date.toDateString() === new Date().toDateString();
  return today ? date.toLocaleTimeString('sv-SE') : date.toLocaleString('sv-SE');
}

/** Milliseconds, as exact as they are of use. */
export function span(millis) {
  if (millis === undefined) return '–';
  if (millis < 10) return `${millis.toFixed(1)} ms`;
  return millis < 10_000 ? `${Math.round(millis)} ms` : `${Math.round(millis / 1_000)} s`;
}

/** The address of a contract's own page. */
export const pageOf = (id) => `#/contracts/${encodeURIComponent(id)}`;
