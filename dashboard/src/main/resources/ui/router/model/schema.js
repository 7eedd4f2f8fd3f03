/** Deeper than this, an object is given as JSON. */
const DEPTH = 3;
/** So many fields a form has at most, and a sketch of JSON so many values: schemas come from anywhere. */
const FIELDS = 200;
const SKETCHED = 60;
const SCALARS = new Set(['string', 'number', 'integer', 'boolean']);

/**
 * The fields of a form for a JSON Schema (2020-12 and draft-07), as tools have them. What a schema
 * says in a way of its own (or wrongly) becomes a field for JSON; nothing is thrown.
 *
 * A field is `{path, key, kind, required, description, placeholder, initial}`; its path is a
 * JSON Pointer (RFC 6901). By `kind`: `text`, `number`, `boolean`, `choice` (with `options`, JSON
 * texts), `list` (of scalars, one a line), `group` (with `fields`), and `json` for all else.
 */
export function fieldsOf(schema) {
  return new Form(schema).fields(schema, '', 0) ?? [];
}

/** Whether the schema says that there are no arguments, rather than nothing of them. */
export const takesNothing = (schema) =>
  schema?.additionalProperties === false && Object.keys(objectIn(schema.properties)).length === 0;

class Form {
  #root;
  #left = FIELDS;

  constructor(root) {
    this.#root = root;
  }

  /** Those of an object's properties; undefined where the form has no room for them all. */
  fields(schema, path, depth) {
    const { properties, required } = this.#resolve(schema);
    const needed = new Set(Array.isArray(required) ? required : []);
    const entries = Object.entries(objectIn(properties));
    if (entries.length > this.#left) return undefined;
    this.#left -= entries.length;
    return entries.map(([key, property]) => {
      const pointer = `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      return this.#field(this.#resolve(property), key, pointer, needed.has(key), depth);
    });
  }

  #field(schema, key, path, required, depth) {
    const example = Array.isArray(schema.examples) ? schema.examples[0] : undefined;
    const common = {
      key,
      path,
      required,
      description: textIn(schema.description) ?? textIn(schema.title),
      placeholder: example === undefined ? '' : asText(example),
      initial: schema.default,
    };
    const type = typeOf(schema);
    const values = schema.const === undefined ? schema.enum : [schema.const];
    if (Array.isArray(values)) {
      return { ...common, kind: 'choice', options: values.map((value) => JSON.stringify(value)) };
    }
    if (type === 'string') return { ...common, kind: 'text' };
    if (type === 'boolean') return { ...common, kind: 'boolean', options: ['true', 'false'] };
    if (type === 'number' || type === 'integer') return { ...common, kind: 'number', whole: type === 'integer' };
    if (type === 'array') {
      const items = this.#resolve(schema.items);
      const of = typeOf(items);
      if (SCALARS.has(of)) {
        return { ...common, kind: 'list', of, options: Array.isArray(items.enum) ? items.enum.map(asText) : undefined };
      }
    }
    if (type === 'object' && depth < DEPTH && Object.keys(objectIn(schema.properties)).length > 0) {
      const fields = this.fields(schema, path, depth + 1);
      if (fields) return { ...common, kind: 'group', fields };
    }
    return { ...common, kind: 'json', placeholder: common.placeholder || this.#sketched(schema) };
  }

  /** What a value of this schema looks like, with nothing in it; as JSON. */
  #sketched(schema) {
    let left = SKETCHED;
    const sketch = (of, depth) => {
      const found = this.#resolve(of);
      const { const: constant, enum: values, examples, default: usual, properties, items } = found;
      const given = constant ?? firstOf(examples) ?? usual ?? firstOf(values);
      if (given !== undefined) return given;
      if (left-- <= 0) return null;
      const type = typeOf(found);
      if (type === 'array') return items && depth < DEPTH ? [sketch(items, depth + 1)] : [];
      if (type !== 'object') return EMPTY[type] ?? null;
      const entries = depth < DEPTH ? Object.entries(objectIn(properties)) : [];
      return Object.fromEntries(entries.slice(0, SKETCHED).map(([key, it]) => [key, sketch(it, depth + 1)]));
    };
    return JSON.stringify(sketch(schema, 0));
  }

  /**
   * Follows references within the schema, a few of them: they may go in circles. Of a union of one
   * schema and null, the one.
   */
  #resolve(schema, steps = 16) {
    const found = objectIn(schema);
    const reference = found.$ref;
    if (typeof reference !== 'string') {
      const only = onlyOne(found.anyOf ?? found.oneOf);
      if (only === undefined || steps === 0) return found;
      const { anyOf, oneOf, ...beside } = found;
      return { ...this.#resolve(only, steps - 1), ...beside };
    }
    if (!reference.startsWith('#') || steps === 0) return {};
    const { $ref, ...beside } = found;
    return { ...this.#resolve(this.#at(reference.slice(1)), steps - 1), ...beside };
  }

  #at(pointer) {
    try {
      return pointer
        .split('/')
        .slice(1)
        .map((part) => decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~'))
        .reduce((value, part) => objectOrArray(value)?.[part], this.#root);
    } catch {
      return undefined; // not percent-encoded
    }
  }
}

const EMPTY = { string: '', number: 0, integer: 0, boolean: false };

/** The type, where there is one beside null. */
function typeOf({ type }) {
  if (!Array.isArray(type)) return type;
  const types = type.filter((one) => one !== 'null');
  return types.length === 1 ? types[0] : undefined;
}

/** The one of a union that is not null, where there is one alone. */
function onlyOne(union) {
  const members = Array.isArray(union) ? union.filter((one) => objectIn(one).type !== 'null') : [];
  return members.length === 1 ? members[0] : undefined;
}

const firstOf = (values) => (Array.isArray(values) ? values[0] : undefined);
const objectOrArray = (value) => (value !== null && typeof value === 'object' ? value : undefined);
const objectIn = (value) => (Array.isArray(value) ? {} : objectOrArray(value) ?? {});
const textIn = (value) => (typeof value === 'string' && value !== '' ? value : undefined);

export const asText = (value) => (typeof value === 'string' ? value : JSON.stringify(value));
