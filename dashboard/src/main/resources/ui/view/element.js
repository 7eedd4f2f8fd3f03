import { LitElement } from 'lit';

/** An element in the page's own tree, so that one style sheet holds for all. */
export class Element extends LitElement {
  /** Changes of what is known are drawn ten times a second at most: nobody reads faster. */
  changesMs = 100;

  #asked = false;
  #waiting = false;
  #painted = -Infinity;

  createRenderRoot() {
    return this;
  }

  /** Paints with the next frame, once, however often it is called. */
  paint = () => {
    if (this.#asked) return;
    this.#asked = true;
    requestAnimationFrame(() => {
      this.#asked = false;
      this.#painted = performance.now();
      this.requestUpdate();
    });
  };

  /**
   * The same for a change of what is known. One alone is painted with the next frame; hundreds a
   * second share a paint, so that between them there are frames to scroll with.
   */
  paintChange = () => {
    if (this.#asked || this.#waiting) return;
    const wait = this.#painted + this.changesMs - performance.now();
    if (wait <= 0) {
      this.paint();
      return;
    }
    this.#waiting = true;
    setTimeout(() => {
      this.#waiting = false;
      this.paint();
    }, wait);
  };
}
