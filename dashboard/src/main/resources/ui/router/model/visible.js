/**
 * Characters that a reader does not see, but a model reads: controls, format characters such as
 * those of width 0 and of direction, tags, variation selectors, separators that are no space; runs of
 * one of them at once. Ends of lines are none of them.
 */
const UNSEEN = /(?!\r\n)([^\P{C}\n\t]|[\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}\u2800])\1*/gu;

/** More than that is not shown one by one. */
const MOST_PARTS = 2_000;

/**
 * The text in parts: `{text}`, and `{unseen, count}` with the code point of what cannot be seen and
 * how often it stands there in a row. A text of very many parts ends with `{left}`, the characters
 * that are left out.
 */
export function visible(text) {
  const parts = [];
  let from = 0;
  for (const { 0: run, 1: unseen, index } of text.matchAll(UNSEEN)) {
    if (index > from) parts.push({ text: text.slice(from, index) });
    const code = unseen.codePointAt(0).toString(16).toUpperCase().padStart(4, '0');
    parts.push({ unseen: `U+${code}`, count: run.length / unseen.length });
    from = index + run.length;
    if (parts.length >= MOST_PARTS) return [...parts, { left: text.length - from }];
  }
  if (from < text.length) parts.push({ text: text.slice(from) });
  return parts;
}
