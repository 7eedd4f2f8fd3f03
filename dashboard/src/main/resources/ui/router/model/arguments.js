import { exactly } from '../../model/api.js';
import { asText } from './schema.js';

/**
 * From texts in a form to the arguments of a call, and back. A form's texts are a Map by the path of
 * a field; an empty text leaves the argument out.
 */

/** `{values, faults}`: faults by path, in words that follow the name of the field. */
export function read(fields, texts, faults = new Map()) {
  const values = {};
  for (const field of fields) {
    const value = valueOf(field, texts, faults);
    if (value !== undefined) put(values, field.key, value);
    else if (field.required && !faults.has(field.path)) faults.set(field.path, 'is required');
  }
  return { values, faults };
}

function valueOf(field, texts, faults) {
  if (field.kind === 'group') {
    const inner = new Map();
    const { values } = read(field.fields, texts, inner);
    const empty = Object.keys(values).length === 0 && [...inner.values()].every((it) => it === 'is required');
    // A group that nobody has filled in is left out, with what it would require.
    if (empty && !field.required) return undefined;
    inner.forEach((fault, path) => faults.set(path, fault));
    return values;
  }
  const text = texts.get(field.path) ?? '';
  if (text === '') return undefined;
  try {
    return READERS[field.kind](text, field);
  } catch (fault) {
    faults.set(field.path, fault.message);
    return undefined;
  }
}

const READERS = {
  text: (text) => text,
  number: (text, { whole }) => numberIn(text, whole),
  boolean: (text) => JSON.parse(text),
  choice: exactly,
  list: (text, { of }) =>
    text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => scalar(line, of)),
  json: (text) => parse(text),
};

function scalar(text, type) {
  if (type === 'string') return text;
  if (type === 'boolean') {
    if (text === 'true' || text === 'false') return text === 'true';
    throw new Error('must be true or false in each line');
  }
  return numberIn(text, type === 'integer');
}

/** As JSON writes numbers (RFC 8259, section 6), with a sign and zeros before it where people do. */
const NUMBER = /^[+-]?\d+(\.\d+)?([eE][+-]?\d+)?$/;

function numberIn(text, whole) {
  const number = Number(text.trim());
  if (!NUMBER.test(text.trim()) || !Number.isFinite(number)) throw new Error('must be a number');
  if (whole && !Number.isInteger(number)) throw new Error('must be a whole number');
  if (Number.isInteger(number) && !Number.isSafeInteger(number)) {
    throw new Error('is too large to be sent exactly: write it as JSON');
  }
  return number;
}

/** @throws {Error} with words for people, where the text is no JSON */
export function parse(text) {
  try {
    return JSON.parse(text);
  } catch (fault) {
    throw new Error(`must be JSON (${fault.message})`);
  }
}

/** Any name may be an argument's, `__proto__` too. */
function put(values, key, value) {
  Object.defineProperty(values, key, { value, enumerable: true, configurable: true, writable: true });
}

/** The texts that say the same as these arguments; undefined where the form can't say it. */
export function textsOf(fields, values) {
  const texts = new Map();
  return fill(fields, values, texts) ? texts : undefined;
}

function fill(fields, values, texts) {
  if (values === null || typeof values !== 'object' || Array.isArray(values)) return false;
  const keys = new Set(fields.map((field) => field.key));
  if (!Object.keys(values).every((key) => keys.has(key))) return false;
  return fields.every((field) => !Object.hasOwn(values, field.key) || fit(field, values[field.key], texts));
}

function fit(field, value, texts) {
  if (field.kind === 'group') return fill(field.fields, value, texts);
  if ((field.kind === 'choice' || field.kind === 'boolean') && !field.options.includes(JSON.stringify(value))) {
    return false;
  }
  const text = TEXTS[field.kind](value);
  texts.set(field.path, text);
  try {
    return JSON.stringify(READERS[field.kind](text, field)) === JSON.stringify(value);
  } catch {
    return false;
  }
}

const TEXTS = {
  text: asText,
  number: asText,
  boolean: (value) => JSON.stringify(value),
  choice: (value) => JSON.stringify(value),
  list: (value) => (Array.isArray(value) ? value.map(asText).join('\n') : asText(value)),
  json: (value) => JSON.stringify(value, undefined, 2),
};

/** What a form begins with: the defaults of its fields, as far as it can say them. */
export function initialTexts(fields, texts = new Map()) {
  for (const field of fields) {
    const only = field.required && field.kind === 'choice' && field.options.length === 1;
    if (field.kind === 'group') initialTexts(field.fields, texts);
    const own = new Map();
    if (field.initial !== undefined && fit(field, field.initial, own)) {
      own.forEach((text, path) => texts.set(path, text));
    } else if (only) {
      texts.set(field.path, field.options[0]); // a constant
    }
  }
  return texts;
}
