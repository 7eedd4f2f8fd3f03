import { LitElement } from 'lit';

/** An element in the page's own tree, so that one style sheet holds for all. */
export class Element extends LitElement {
  #asked = false;

  createRenderRoot() {
    return this;
  }

  /** Paints with the next frame, once, however often it is called. */
  paint = () => {
    if (this.#asked) return;
    this.#asked = true;
    requestAnimationFrame(() => {
      this.#asked = false;
      this.requestUpdate();
    });
  };
}
