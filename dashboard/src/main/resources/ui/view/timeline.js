import { html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { day, duration, isToday, time, timeOfDay } from './words.js';

/**
 * What happened to a contract, newest first: what changed stands out beside what it was before.
 *
 * `items` are as the history has them; `whole` says that the last of them is the first there is.
 */
export function timeline(items, whole) {
  return html`
    <ol class="timeline">
      ${repeat(
        items,
        (item) => item.id,
        (item, i) => entry(item, items[i - 1], items[i + 1], whole),
      )}
    </ol>
  `;
}

function entry(item, later, earlier, whole) {
  const date = day(item.recorded_at);
  return html`
    <li class=${item.removed ? 'removed' : item.status}>
      ${!later || day(later.recorded_at) !== date
        ? html`<p class="day">${isToday(item.recorded_at) ? 'Today, ' : ''}${date}</p>`
        : ''}
      <div class="entry">
        <time datetime=${item.recorded_at} title=${item.recorded_at}>${timeOfDay(item.recorded_at)}</time>
        <span class="what">${what(item, earlier, whole)}</span>
        <span class="since">${since(item, earlier)}</span>
        <span class="as-of">
          ${item.removed
            ? ''
            : html`as of <time datetime=${item.timestamp} title=${item.timestamp}>${time(item.timestamp)}</time>`}
        </span>
        <code>${item.id}</code>
      </div>
    </li>
  `;
}

function what(item, earlier, whole) {
  if (item.removed) return html`<strong class="removed">removed</strong>`;
  const before = earlier?.removed ? undefined : earlier;
  const same = before && before.status === item.status && before.location === item.location;
  return html`
    ${change(before?.status, item.status, item.status)}
    ${change(before?.location, item.location, '')}
    ${same ? html`<span class="aside">unchanged</span>` : ''}
    ${earlier?.removed ? html`<span class="aside">added again</span>` : ''}
    ${!earlier && whole ? html`<span class="aside">first known</span>` : ''}
  `;
}

function change(before, now, kind) {
  if (before === undefined || before === now) return html`<span class="value ${kind}">${now}</span>`;
  return html`
    <span class="change">
      <span class="was">${before}</span>
      <span aria-hidden="true">→</span><span class="visually-hidden">, now</span>
      <strong class="value ${kind}">${now}</strong>
    </span>
  `;
}

/** How long nothing had happened; a second or less is not worth a word. */
function since(item, earlier) {
  const millis = earlier && Date.parse(item.recorded_at) - Date.parse(earlier.recorded_at);
  return millis >= 1_000 ? `after ${duration(millis)}` : '';
}
