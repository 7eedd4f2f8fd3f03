/** Records when the document gets frames, what holds them up, and what they show. */
const frameRecorder = {
  recording: undefined,

  begin() {
    // Looked up once: a search through the whole document in each frame would slow the page down.
    this.scene = document.querySelector('sw-scene');
    this.grid = document.querySelector('sw-table .grid');
    this.recording = { at: [], drawn: [], gaps: 0, tasks: [] };
    requestAnimationFrame((now) => this.frame(now));
  },

  frame(now) {
    const { recording } = this;
    if (!recording) return;
    recording.at.push(now);
    recording.drawn.push(this.scene?.stage.frames ?? 0);
    requestAnimationFrame((next) => this.frame(next));
    // A task after this frame was laid out: reading sizes then costs no layout of its own.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      if (this.hasGap()) recording.gaps++;
      port1.close();
    };
    port2.postMessage(undefined);
  },

  /** Whether part of the table in sight has no row, though there is one for it. */
  hasGap() {
    const { grid } = this;
    if (!grid?.lastElementChild.classList.contains('rows')) return false;
    const { firstElementChild: head, lastElementChild: rows } = grid;
    const top = grid.scrollTop;
    const bottom = Math.min(top + grid.clientHeight - head.offsetHeight, rows.offsetHeight);
    const { firstElementChild: first, lastElementChild: last } = rows;
    return first.offsetTop > top + 1 || last.offsetTop + last.offsetHeight < bottom - 1;
  },

  end() {
    const { recording } = this;
    this.recording = undefined;
    return recording;
  },
};

new PerformanceObserver((list) => {
  list.getEntries().forEach(({ duration }) => frameRecorder.recording?.tasks.push(duration));
}).observe({ type: 'longtask' });
