import { html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { fault } from '../../model/api.js';
import { Element } from '../../view/element.js';
import { shortTime, span } from '../../view/words.js';
import { router } from '../model/router.js';
import { addressOf, shown, shownText } from './pieces.js';

const SHOWN = 40;

/** The latest calls as they come, newest first, beside whatever else is in sight. */
class LatestCalls extends Element {
  connectedCallback() {
    super.connectedCallback();
    router.addEventListener('calls', this.paintChange);
  }

  render() {
    if (this.hidden) return '';
    const items = router.calls.items.slice(0, SHOWN);
    return html`
      <div class="toolbar"><h2 id="latest-calls">Latest calls</h2><a href="#/calls">All</a></div>
      ${items.length === 0
        ? html`<p class="empty">${router.callsKnown
            ? 'No call yet. Try a tool, or connect a client: each call appears here as it ends.'
            : router.callsRefusal ? fault(router.callsRefusal) : 'Loading …'}</p>`
        : html`<ol class="latest calls" aria-labelledby="latest-calls" tabindex="0">
            ${repeat(items, (item) => item.id, item)}
          </ol>`}
    `;
  }
}
customElements.define('sw-latest-calls', LatestCalls);

/** At these endpoints tools have the names that /tools knows; elsewhere they may have others. */
const KNOWN = /^(\/api)?\/(mcp$|sse|tools\/)/;

function item({ exposed_name: name, method, endpoint, outcome, duration_ms: duration, recorded }) {
  const words = name ?? method;
  return html`
    <li>
      <span class="outcome ${outcome}" title=${outcome}><span class="visually-hidden">${outcome}</span></span>
      ${method === 'tools/call' && name && KNOWN.test(endpoint)
        ? html`<a class="id" href=${addressOf.tool(name)} title=${shownText(words)}>${shown(words)}</a>`
        : html`<span class="id" title="${method} ${shownText(words)} at ${endpoint}">${shown(words)}</span>`}
      <span class="text figures">${span(duration)}</span>
      <time datetime=${new Date(recorded).toISOString()}>${shortTime(recorded)}</time>
    </li>
  `;
}
