const whole = new Intl.NumberFormat('en');
// As ISO 8601 has it, but for the T: sorts, is narrow, and no reader takes days for months.
const dateTime = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'medium' });
const date = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short' });
const clock = new Intl.DateTimeFormat('sv-SE', { timeStyle: 'medium' });

/** 12,345 */
export const number = (value) => whole.format(value);

/** An instant as the reader's own date and time, to the second. */
export const time = (instant) => formatted(dateTime, instant);

/** The reader's own date. */
export const day = (instant) => formatted(date, instant);

/** The reader's own time of day, to the second. */
export const timeOfDay = (instant) => formatted(clock, instant);

/** Date and time, and the time alone where the date is today's. */
export function shortTime(instant) {
  return isToday(instant) ? timeOfDay(instant) : time(instant);
}

export function isToday(instant) {
  return new Date(instant).toDateString() === new Date().toDateString();
}

/** What is no date is shown as it is. */
function formatted(format, instant) {
  const at = new Date(instant);
  return Number.isNaN(at.valueOf()) ? String(instant) : format.format(at);
}

/** Milliseconds, as exact as they are of use. */
export function span(millis) {
  if (millis === undefined) return '–';
  if (millis < 10) return `${millis.toFixed(1)} ms`;
  if (millis < 1_000) return `${Math.round(millis)} ms`;
  return millis < 10_000 ? `${(millis / 1_000).toFixed(1)} s` : duration(millis);
}

const UNITS = [['d', 86_400], ['h', 3_600], ['min', 60], ['s', 1]];

/** Milliseconds in the two greatest units that they have: 2 d 3 h, 4 min. */
export function duration(millis) {
  let rest = Math.round(millis / 1_000);
  const first = UNITS.findIndex(([, seconds]) => rest >= seconds);
  if (first < 0) return '0 s';
  const parts = [];
  for (const [unit, seconds] of UNITS.slice(first, first + 2)) {
    const count = Math.floor(rest / seconds);
    rest -= count * seconds;
    if (count > 0) parts.push(`${number(count)} ${unit}`);
  }
  return parts.join(' ');
}

/** The address of a contract's own page. */
export const pageOf = (id) => `#/contracts/${encodeURIComponent(id)}`;
