/**
 * Characters that a reader does not see, but a model reads: controls, format characters such as
 * those of width 0 and of direction, tags, and variation selectors that stand for nothing.
 */
const UNSEEN = /[^\P{C}\n\t]|[\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\u{e0100}-\u{e01ef}]/gu;

/** The text in parts: `{text}`, and `{unseen}` with the code point of one that cannot be seen. */
export function visible(text) {
  const parts = [];
  let from = 0;
  for (const { 0: unseen, index } of text.matchAll(UNSEEN)) {
    if (index > from) parts.push({ text: text.slice(from, index) });
    const code = unseen.codePointAt(0).toString(16).toUpperCase().padStart(4, '0');
    parts.push({ unseen: `U+${code}` });
    from = index + unseen.length;
  }
  if (from < text.length) parts.push({ text: text.slice(from) });
  return parts;
}
