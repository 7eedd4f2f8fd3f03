import { html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { call } from '../../model/api.js';
import { Element } from '../../view/element.js';
import { router } from '../model/router.js';
import { addressOf, refusal, shown } from './pieces.js';

const PAGE = 50;
const TYPING_MS = 150;

/** Tools that are offered, of one server or of all, found by words. */
class ToolList extends Element {
  /** Whose; undefined for all. */
  static properties = { server: { attribute: false } };

  #words = '';
  #tools = [];
  #next = undefined;
  #state = 'loading';
  #refused = undefined;
  #typing = 0;
  /** Answers that a later question has overtaken are thrown away. */
  #question = 0;

  #asking = false;

  connectedCallback() {
    super.connectedCallback();
    router.addEventListener('servers', this.refresh);
    this.refresh();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    router.removeEventListener('servers', this.refresh);
  }

  /** Lists may have changed; where more than a page is in sight, it stays as it is. */
  refresh = () => {
    if (this.checkVisibility() && !this.#asking && this.#tools.length <= PAGE) this.#ask();
  };

  #search(words) {
    this.#words = words;
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.#ask(), TYPING_MS);
  }

  async #ask(after) {
    const question = ++this.#question;
    const query = new URLSearchParams({ q: this.#words, limit: PAGE });
    if (this.server !== undefined) query.set('server', this.server);
    if (after !== undefined) query.set('after', after);
    this.#asking = true;
    const answer = await call(`tools?${query}`);
    if (question !== this.#question) return;
    this.#asking = false;
    this.#state = answer.ok ? 'known' : 'failed';
    this.#refused = answer.ok ? undefined : answer;
    if (answer.ok) {
      this.#tools = after === undefined ? answer.body.data : [...this.#tools, ...answer.body.data];
      this.#next = answer.body.next;
    }
    this.requestUpdate();
  }

  render() {
    return html`
      <div class="toolbar">
        <label class="wide">
          <span class="visually-hidden">Search tools by words of their names and descriptions</span>
          <input type="search" placeholder="Search names and descriptions" autocomplete="off" spellcheck="false"
            @input=${(event) => this.#search(event.target.value)}>
        </label>
      </div>
      ${this.#state === 'failed' ? refusal(this.#refused) : ''}
      ${this.#state === 'loading' ? html`<p class="empty" role="status">Loading …</p>` : ''}
      ${this.#state === 'known' && this.#tools.length === 0
        ? html`<p class="empty">${this.#words ? 'No tool matches.' : 'No tool is offered.'}</p>`
        : ''}
      <ul class="tools">${repeat(this.#tools, (tool) => tool.name, (tool) => this.#tool(tool))}</ul>
      ${this.#next !== undefined
        ? html`<button type="button" @click=${() => this.#ask(this.#next)}>More</button>`
        : ''}
    `;
  }

  #tool({ name, title, description, annotations }) {
    return html`
      <li>
        <a href=${addressOf.tool(name)}><strong>${name}</strong></a>
        ${marks(annotations)}
        ${title ? html`<span>${shown(title)}</span>` : ''}
        <p>${shown(description ?? '')}</p>
      </li>
    `;
  }
}
customElements.define('sw-tool-list', ToolList);

/** What a tool says that it does; unless it says so, it may do anything (MCP, ToolAnnotations). */
export function marks(annotations) {
  if (annotations?.readOnlyHint) return html`<span class="badge calm">reads only</span>`;
  return annotations?.destructiveHint === false
    ? html`<span class="badge calm">adds only</span>`
    : html`<span class="badge">may change or delete</span>`;
}
