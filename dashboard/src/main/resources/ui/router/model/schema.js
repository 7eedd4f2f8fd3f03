/** Deeper than this, an object is given as JSON. */
const DEPTH = 3;
const SCALARS = new Set(['string', 'number', 'integer', 'boolean']);

/**
 * The fields of a form for a JSON Schema (2020-12 and draft-07), as tools have them.
 *
 * A field is `{path, key, kind, required, title, description, placeholder, initial}`; its path is a
 * JSON Pointer (RFC 6901). By `kind`: `text`, `number`, `boolean`, `choice` (with `options`, JSON
 * texts), `list` (of scalars, one a line), `group` (with `fields`), and `json` for all else.
 */
export function fieldsOf(schema, root = schema, path = '', depth = 0) {
  const { properties = {}, required = [] } = resolve(schema, root);
  return Object.entries(properties).map(([key, property]) =>
    field(resolve(property, root), root, {
      key,
      path: `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`,
      required: required.includes(key),
      depth,
    }),
  );
}

function field(schema, root, { key, path, required, depth }) {
  const common = {
    key,
    path,
    required,
    title: schema.title,
    description: schema.description,
    placeholder: schema.examples?.[0] === undefined ? '' : asText(schema.examples[0]),
    initial: schema.default,
  };
  const type = typeOf(schema);
  if (schema.const !== undefined) return { ...common, kind: 'choice', options: [JSON.stringify(schema.const)] };
  if (Array.isArray(schema.enum)) {
    return { ...common, kind: 'choice', options: schema.enum.map((value) => JSON.stringify(value)) };
  }
  if (type === 'string') return { ...common, kind: 'text' };
  if (type === 'boolean') return { ...common, kind: 'boolean', options: ['true', 'false'] };
  if (type === 'number' || type === 'integer') return { ...common, kind: 'number', whole: type === 'integer' };
  if (type === 'array') {
    const items = resolve(schema.items ?? {}, root);
    const of = typeOf(items);
    if (SCALARS.has(of)) return { ...common, kind: 'list', of, options: items.enum?.map(asText) };
  }
  if (type === 'object' && depth < DEPTH && Object.keys(schema.properties ?? {}).length > 0) {
    return { ...common, kind: 'group', fields: fieldsOf(schema, root, path, depth + 1) };
  }
  return { ...common, kind: 'json' };
}

/** The type, where there is one beside null. */
function typeOf({ type }) {
  if (!Array.isArray(type)) return type;
  const types = type.filter((one) => one !== 'null');
  return types.length === 1 ? types[0] : undefined;
}

/** Follows references within the schema, a few of them: they may go in circles. */
function resolve(schema, root, steps = 16) {
  if (schema === null || typeof schema !== 'object') return {};
  const reference = schema.$ref;
  if (typeof reference !== 'string') return schema;
  if (!reference.startsWith('#') || steps === 0) return {};
  const { $ref, ...beside } = schema;
  return { ...resolve(at(root, reference.slice(1)), root, steps - 1), ...beside };
}

function at(root, pointer) {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce((value, part) => value?.[part], root);
}

export const asText = (value) => (typeof value === 'string' ? value : JSON.stringify(value));
