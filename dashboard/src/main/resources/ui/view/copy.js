import { html } from 'lit';
import { Element } from './element.js';

const SAID_MS = 2_000;

/** A text to copy, with a button that does. */
class Copy extends Element {
  static properties = { text: { type: String }, label: { type: String } };

  #said = '';

  async #copy() {
    const copied = await copy(this.text, this.querySelector('pre'));
    this.#said = copied ? 'Copied' : 'Selected: copy it with Ctrl-C';
    this.requestUpdate();
    setTimeout(() => {
      this.#said = '';
      this.requestUpdate();
    }, SAID_MS);
  }

  render() {
    return html`
      <div class="copy">
        <pre tabindex="0" role="region" aria-label=${this.label}>${this.text}</pre>
        <button type="button" class="quiet" @click=${this.#copy}>
          ${this.#said || 'Copy'}<span class="visually-hidden"> ${this.label}</span>
        </button>
        <span class="visually-hidden" role="status">${this.#said}</span>
      </div>
    `;
  }
}
customElements.define('sw-copy', Copy);

/** The clipboard is there only over https and on localhost; else the text is selected. */
async function copy(text, element) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    getSelection().selectAllChildren(element);
    return false;
  }
}
