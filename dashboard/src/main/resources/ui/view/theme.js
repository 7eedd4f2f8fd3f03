import { html, svg } from 'lit';
import { Element } from './element.js';

const KEY = 'switchboard-theme';
const THEMES = ['auto', 'light', 'dark'];
/** Half a disc, a sun, a moon. */
const SHAPES = {
  auto: svg`<circle cx="8" cy="8" r="6.2"/><path d="M8 1.8a6.2 6.2 0 0 1 0 12.4z" fill="currentColor"/>`,
  light: svg`<circle cx="8" cy="8" r="3"/><path d="M8 1v2M8 13v2M1 8h2M13 8h2M3 3l1.4 1.4M11.6 11.6 13 13M3 13l1.4-1.4M11.6 4.4 13 3"/>`,
  dark: svg`<path d="M13.5 9.8A6 6 0 1 1 6.2 2.5a4.8 4.8 0 0 0 7.3 7.3z"/>`,
};
const WORDS = {
  auto: ['Auto', 'Colours as the system has them'],
  light: ['Light', 'Light colours'],
  dark: ['Dark', 'Dark colours'],
};

/** Light or dark, as the system has it or as the reader chose. */
class Theme extends Element {
  #theme = remembered();

  connectedCallback() {
    super.connectedCallback();
    this.#show();
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', announce);
  }

  #next() {
    this.#theme = following(this.#theme);
    remember(this.#theme);
    this.#show();
    this.requestUpdate();
  }

  #show() {
    document.documentElement.dataset.theme = this.#theme;
    announce();
  }

  render() {
    const [word, explanation] = WORDS[this.#theme];
    const [next] = WORDS[following(this.#theme)];
    return html`
      <button type="button" class="quiet theme" @click=${this.#next}
        title="${explanation}. Press for: ${next}">
        <svg viewBox="0 0 16 16" aria-hidden="true">${SHAPES[this.#theme]}</svg>
        <span class="visually-hidden">Colours: </span>${word}
      </button>
    `;
  }
}

const following = (theme) => THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length];

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
