import { html } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { call, fault, json } from '../../model/api.js';
import { Element } from '../../view/element.js';
import { span } from '../../view/words.js';
import { router } from '../model/router.js';
import { initialTexts, parse, read, textsOf } from '../model/arguments.js';
import { fieldsOf, takesNothing } from '../model/schema.js';
import { drawn } from './fields.js';
import { addressOf, OFF, pretty, refusal, shown } from './pieces.js';
import { result } from './result.js';
import { marks } from './tool-list.js';

/** As long as a call may take; the page waits a little longer for what the router says then. */
const TIMEOUT_MS = 60_000;
const GRACE_MS = 5_000;
const DRAFTS = 20;
/** Longer descriptions are folded: the form is not to be sought below them. */
const LONG = 1_500;

const AWAY = 'It is not offered now: its server is away, or has changed it and nobody has approved that yet.';
const CHANGED = 'Its definition has changed. What was filled in is still there where it has a field.';

/** Tries a tool: a form made from its input schema, and what it answers. */
class Tool extends Element {
  #name = undefined;
  #tool = undefined;
  #refused = undefined;
  #fields = [];
  #texts = new Map();
  #faults = new Map();
  /** The arguments as JSON, where the reader writes them so; else undefined. */
  #json = undefined;
  #jsonFault = '';
  /** What was filled in before the reader went elsewhere, by tool. */
  #drafts = new Map();
  #underWay = undefined;
  #answer = undefined;
  #took = 0;
  /** What has become of the tool since it was opened. */
  #notice = '';

  connectedCallback() {
    super.connectedCallback();
    router.addEventListener('servers', () => this.#look());
  }

  /** Shows the tool of that name; undefined shows none. */
  show(name) {
    this.#underWay?.abort();
    this.#keep();
    this.#name = name;
    this.#tool = this.#refused = this.#answer = this.#underWay = this.#json = undefined;
    this.#notice = '';
    this.requestUpdate();
    return this.#ask();
  }

  #keep() {
    if (!this.#tool) return;
    this.#drafts.delete(this.#name);
    this.#drafts.set(this.#name, { texts: this.#texts, json: this.#json });
    if (this.#drafts.size > DRAFTS) this.#drafts.delete(this.#drafts.keys().next().value);
  }

  async #ask() {
    const name = this.#name;
    if (name === undefined) return;
    const answer = await this.#definition(name);
    if (name !== this.#name) return;
    this.#tool = answer.ok ? answer.body : undefined;
    this.#refused = answer.ok ? undefined : answer;
    if (this.#tool) this.#begin(this.#tool.inputSchema ?? {});
    this.requestUpdate();
  }

  /** It may be there now, or be gone, or be another than it was. */
  async #look() {
    const name = this.#name;
    if (this.#refused) return this.#ask();
    if (!this.#tool || this.#underWay) return undefined;
    const answer = await this.#definition(name);
    if (name !== this.#name || this.#underWay) return undefined;
    if (answer.status === 404) {
      this.#notice = answer.body?.type === OFF ? fault(answer) : AWAY;
    } else if (answer.ok && pretty(answer.body) !== pretty(this.#tool)) {
      this.#keep();
      this.#tool = answer.body;
      this.#begin(this.#tool.inputSchema ?? {});
      this.#notice = CHANGED;
    } else if (answer.ok && this.#notice !== CHANGED) {
      this.#notice = '';
    }
    this.requestUpdate();
    return undefined;
  }

  #definition(name) {
    return call(`tools/${encodeURIComponent(name)}`, { exact: true });
  }

  #begin(schema) {
    this.#fields = fieldsOf(schema);
    const { texts, json } = this.#drafts.get(this.#name) ?? {};
    this.#texts = texts ?? initialTexts(this.#fields);
    this.#faults = new Map();
    // What has no fields may still take something.
    this.#json = json ?? (this.#fields.length === 0 && !takesNothing(schema) ? '{}' : undefined);
    this.#jsonFault = '';
  }

  /** From the form to JSON and back; only what the form can say goes back. */
  #switch() {
    if (this.#json === undefined) {
      this.#json = pretty(read(this.#fields, this.#texts).values);
    } else {
      try {
        const texts = textsOf(this.#fields, parse(this.#json));
        if (!texts) throw new Error('has what the form does not');
        this.#texts = texts;
        this.#json = undefined;
      } catch (fault) {
        this.#jsonFault = fault.message;
        this.requestUpdate();
        return;
      }
    }
    this.#faults = new Map();
    this.#jsonFault = '';
    this.requestUpdate();
  }

  /** As JSON; undefined where something is wrong. What the reader wrote is sent as it stands. */
  #arguments() {
    if (this.#json === undefined) {
      const { values, faults } = read(this.#fields, this.#texts);
      this.#faults = faults;
      return faults.size === 0 ? JSON.stringify(values) : undefined;
    }
    try {
      this.#jsonFault = '';
      parse(this.#json);
      return this.#json;
    } catch (fault) {
      this.#jsonFault = fault.message;
      return undefined;
    }
  }

  async #call(event) {
    event.preventDefault();
    if (this.#underWay) return;
    const given = this.#arguments();
    this.requestUpdate();
    if (given === undefined) {
      this.#answer = undefined; // it was to others
      await this.updateComplete;
      this.querySelector('[aria-invalid=true]')?.focus();
      return;
    }
    const underWay = new AbortController();
    const limit = AbortSignal.timeout(TIMEOUT_MS + GRACE_MS);
    this.#underWay = underWay;
    this.#answer = undefined;
    const from = performance.now();
    const answer = await call(`tools/${encodeURIComponent(this.#name)}/call`, {
      ...json('POST', `{"arguments": ${given}, "timeout_ms": ${TIMEOUT_MS}}`),
      exact: true,
      signal: AbortSignal.any([underWay.signal, limit]),
    });
    if (this.#underWay !== underWay) return; // another tool is in sight
    this.#underWay = undefined;
    this.#took = performance.now() - from;
    this.#answer = underWay.signal.aborted
      ? unknown('The page no longer waits for it. The tool may still be running.')
      : limit.aborted
        ? unknown('No answer came in time. The tool may still be running.')
        : answer;
    this.requestUpdate();
    await this.updateComplete;
    if (underWay.signal.aborted) this.querySelector('.result h2')?.focus(); // its button is gone
  }

  render() {
    if (this.#name === undefined) return '';
    const tool = this.#tool;
    return html`
      <section class="panel">
        <p><a href="#/tools">← All tools</a></p>
        <h1 tabindex="-1">${this.#name}</h1>
        ${this.#refused ? refusal(this.#refused) : tool ? '' : html`<p class="empty" role="status">Loading …</p>`}
        ${this.#notice ? html`<p class="notice" role="status">${this.#notice}</p>` : ''}
        ${tool ? this.#about(tool) : ''}
      </section>
      ${tool ? keyed(tool, html`<section class="panel">${this.#form()}</section>`) : ''}
    `;
  }

  #about({ title, description, server, original_name: original, annotations, outputSchema, inputSchema }) {
    return html`
      <p>
        ${title ? html`<strong>${shown(title)}</strong>` : ''} ${marks(annotations)}
        ${server === 'switchboard'
          ? html`<span class="origin">of the router itself</span>`
          : html`<span class="origin"><code>${shown(original)}</code> of <a href=${addressOf.server(server)}>${server}</a></span>`}
      </p>
      ${(description?.length ?? 0) > LONG
        ? html`<details><summary>${shown(description.slice(0, LONG))} …</summary><p class="description">${shown(description)}</p></details>`
        : html`<p class="description">${shown(description)}</p>`}
      <details><summary>Schemas</summary>
        <pre>${shown(pretty({ inputSchema, outputSchema }))}</pre>
      </details>
    `;
  }

  #form() {
    return html`
      <div class="toolbar">
        <h2>Try it</h2>
        ${this.#fields.length > 0
          ? html`<button type="button" class="quiet" @click=${this.#switch}>
              ${this.#json === undefined ? 'Write JSON' : 'Back to the form'}
            </button>`
          : ''}
      </div>
      <form novalidate @submit=${this.#call}>
        ${this.#json === undefined ? this.#fieldset() : this.#textarea()}
        <div class="buttons">
          <button class="strong" aria-disabled=${this.#underWay ? 'true' : 'false'}>Call</button>
          ${this.#underWay
            ? html`<button type="button" @click=${() => this.#underWay.abort()}>Stop waiting</button>`
            : ''}
        </div>
      </form>
      <div class="result" role="status">
        ${this.#underWay ? html`<p class="empty">Waiting for the answer …</p>` : ''}
        ${this.#answer ? html`<h2 tabindex="-1">Answer <small>after ${span(this.#took)}</small></h2>${result(this.#answer)}` : ''}
      </div>
    `;
  }

  #fieldset() {
    if (this.#fields.length === 0) return html`<p class="empty">It takes no arguments.</p>`;
    return drawn(this.#fields, {
      texts: this.#texts,
      faults: this.#faults,
      onChange: (path, text) => {
        this.#texts.set(path, text);
        if (this.#faults.delete(path)) this.requestUpdate(); // it is being mended
      },
    });
  }

  #textarea() {
    return html`
      <div class="argument">
        <label for="arguments">Arguments <small>JSON</small></label>
        <textarea id="arguments" class="code" rows="8" spellcheck="false" .value=${this.#json}
          aria-invalid=${this.#jsonFault ? 'true' : 'false'} aria-describedby="arguments-wrong"
          @input=${(event) => (this.#json = event.target.value)}></textarea>
        <p class="wrong" id="arguments-wrong">${this.#jsonFault}</p>
      </div>
    `;
  }
}
customElements.define('sw-tool', Tool);

const unknown = (detail) => ({ ok: false, status: 504, body: { detail } });
