import { html } from 'lit';
import { Element } from './element.js';

const KEY = 'switchboard-theme';
const THEMES = ['auto', 'light', 'dark'];

/** Light or dark, as the system has it or as the reader chose. */
class Theme extends Element {
  #theme = remembered();

  connectedCallback() {
    super.connectedCallback();
    this.#show();
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', announce);
  }

  #next() {
    this.#theme = THEMES[(THEMES.indexOf(this.#theme) + 1) % THEMES.length];
    remember(this.#theme);
    this.#show();
    this.requestUpdate();
  }

  #show() {
    document.documentElement.dataset.theme = this.#theme;
    announce();
  }

  render() {
    return html`
      <button type="button" class="quiet" @click=${this.#next} title="Colours: auto, light or dark">
        <span class="visually-hidden">Colours: </span>${this.#theme}
      </button>
    `;
  }
}

/** The choice made before; a browser may keep nothing for a page, and says so with an exception. */
function remembered() {
  try {
    const theme = localStorage.getItem(KEY);
    return THEMES.includes(theme) ? theme : 'auto';
  } catch {
    return 'auto';
  }
}

function remember(theme) {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // then it holds for this page
  }
}

/** For what draws by itself and must look up colours again. */
function announce() {
  document.dispatchEvent(new Event('theme'));
}
customElements.define('sw-theme', Theme);
