/** Slower than this, the next frames are drawn coarser: 30 frames a second is what looks smooth. */
const SLOW_MS = 30;
/** Faster than this, there is room for finer ones. */
const FAST_MS = 19;
/** After so many frames it is decided anew. */
const FRAMES = 15;
/** So many decisions in a row for finer frames, and they are: going back and forth would flicker. */
const PATIENCE = 20;
const COARSEST = 0.5;
/** An interval as long as this was no slow frame: the page was hidden. */
const PAUSE_MS = 500;

/**
 * How many pixels are drawn for each of the window's, in both directions, while the scene moves. A
 * machine without a graphics card draws as fast as one with, only less sharply; what stands still
 * is always sharp.
 */
export class Resolution {
  /** The share of the full resolution, in each direction. */
  share = 1;

  #last = -Infinity;
  #time = 0;
  #frames = 0;
  #fast = 0;

  /** Nothing moves: the time until something does is no frame's. */
  rest() {
    this.#last = -Infinity;
  }

  /** A frame is to be drawn while something moves. */
  frame(now) {
    const interval = now - this.#last;
    this.#last = now;
    if (interval > PAUSE_MS) return;
    this.#time += interval;
    if (++this.#frames < FRAMES) return;
    const mean = this.#time / this.#frames;
    this.#time = 0;
    this.#frames = 0;
    this.#fast = mean < FAST_MS ? this.#fast + 1 : 0;
    if (mean > SLOW_MS) this.share = Math.max(COARSEST, this.share * Math.sqrt(SLOW_MS / mean));
    else if (this.#fast > PATIENCE) {
      this.share = Math.min(1, this.share * 1.25);
      this.#fast = 0;
    }
  }
}
