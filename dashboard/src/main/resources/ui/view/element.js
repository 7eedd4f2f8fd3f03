import { LitElement } from 'lit';

/** So many changes a second, and nobody can follow a single one. */
const MANY_PER_S = 50;
/** As long after so many, rows are still given to what stands there now. */
const MANY_MS = 2_000;

/** An element in the page's own tree, so that one style sheet holds for all. */
export class Element extends LitElement {
  /** Changes of what is known are drawn ten times a second at most: nobody reads faster. */
  changesMs = 100;
  /**
   * Whether so much changes that rows are cheaper given to what stands there now than moved with
   * what they showed. Moved, they keep what the reader has marked in them, and what glows.
   */
  manyChange = false;

  #asked = false;
  #waiting = false;
  #painted = -Infinity;
  #changes = 0;
  #calm = 0;
  #pressed = false;

  createRenderRoot() {
    return this;
  }

  /** Paints with the next frame, once, however often it is called. */
  paint = () => {
    if (this.#asked) return;
    this.#asked = true;
    requestAnimationFrame(() => {
      this.#asked = false;
      this.#count(performance.now());
      this.requestUpdate();
    });
  };

  /**
   * The same for a change of what is known. One alone is painted with the next frame; hundreds a
   * second share a paint, so that between them there are frames to scroll with.
   */
  paintChange = () => {
    this.#changes++;
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

  #count(now) {
    const seconds = Math.max(now - this.#painted, this.changesMs) / 1_000;
    if (this.#changes / seconds > MANY_PER_S) {
      this.manyChange = true;
      clearTimeout(this.#calm);
      this.#calm = setTimeout(() => {
        this.manyChange = false;
        this.paint(); // or the next change would do it, and take away what was marked since
      }, MANY_MS);
    }
    this.#changes = 0;
    this.#painted = now;
  }

  /**
   * Paints nothing between press and release in what the selector finds: a row may show something
   * else with the next paint, and the click would be for that.
   */
  holdWhilePressed(selector) {
    this.addEventListener('pointerdown', (event) => {
      this.#pressed = event.button === 0 && event.target.closest(selector) !== null;
    });
    // Some presses end without a release: in a menu, or in another window.
    for (const end of ['pointerup', 'pointercancel', 'contextmenu', 'blur']) {
      addEventListener(end, () => setTimeout(() => this.#release()));
    }
  }

  #release() {
    if (!this.#pressed) return;
    this.#pressed = false;
    this.paint();
  }

  shouldUpdate() {
    return !this.#pressed;
  }
}
