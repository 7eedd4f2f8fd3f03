import {
  Color, ColorManagement, LinearSRGBColorSpace, Raycaster, Scene, Vector2, WebGLRenderer,
} from 'three';
import { OrbitControls } from 'three/addons/controls/OrbitControls.js';
import { Objects } from './objects.js';
import { Plates } from './plates.js';
import { Resolution } from './resolution.js';
import { View } from './view.js';

// Colours are meant as they are written. To convert them costs a power for each pixel's channel.
ColorManagement.enabled = false;

/** Further than this, a press was a turn of the camera and not a choice. */
const CLICK_PX = 5;

const POINTED_MS = 100;

/** The scene in three dimensions. It draws only when something in it moves. */
export class Stage {
  /** How many frames were drawn. */
  frames = 0;
  objects;

  #canvas;
  #scene = new Scene();
  #renderer;
  #view;
  #controls;
  #plates;
  #labels;
  #legend;
  #dirty = true;
  /** What the camera was fitted to. */
  #fitted = '';
  /** Whether the reader has turned the scene: then the camera is theirs. */
  #turned = false;
  #pressed = new Vector2();
  /** Where the mouse is, if over the scene; whether it has moved since that was looked at, and when. */
  #pointer = undefined;
  #pointed = false;
  #pointedAt = 0;
  #resolution = new Resolution();
  #share = 1;

  /**
   * `labels` are elements by location, `legend` is the one at the bottom; `onChoose(contract)` is
   * told what was clicked, `onPoint(contract, x, y)` what the mouse points at.
   */
  constructor(canvas, { labels, legend, onChoose, onPoint }) {
    this.#canvas = canvas;
    this.#labels = labels;
    this.#legend = legend;
    // Opaque: otherwise the browser would blend it with what is below, pixel by pixel.
    const context = canvas.getContext('webgl2', {
      alpha: false, antialias: false, stencil: false, powerPreference: 'low-power',
    });
    this.#renderer = new WebGLRenderer({ canvas, context });
    this.#renderer.outputColorSpace = LinearSRGBColorSpace;
    this.#plates = new Plates(this.#scene);
    this.objects = new Objects(this.#scene);
    this.#view = new View(this.objects);
    this.#controls = new OrbitControls(this.#view.camera, canvas);
    this.#controls.maxPolarAngle = 1.45;
    this.#controls.addEventListener('start', () => (this.#turned = true));
    this.#controls.addEventListener('change', () => (this.#dirty = true));
    canvas.addEventListener('pointerdown', (e) => this.#pressed.set(e.clientX, e.clientY));
    canvas.addEventListener('click', (e) => {
      const moved = this.#pressed.distanceTo(new Vector2(e.clientX, e.clientY));
      if (moved <= CLICK_PX) onChoose(this.#contractAt(e));
    });
    canvas.addEventListener('pointermove', (e) => {
      this.#pointer = e.buttons ? undefined : e;
      this.#pointed = true;
    });
    canvas.addEventListener('webglcontextrestored', () => (this.#dirty = true));
    canvas.addEventListener('pointerleave', () => {
      this.#pointer = undefined;
      onPoint(undefined);
    });
    new ResizeObserver(() => this.#resize()).observe(canvas.parentElement);
    document.addEventListener('theme', () => this.#colour());
    this.#resize();
    this.#colour();
    requestAnimationFrame((now) => this.#frame(now, onPoint));
  }

  #colour() {
    const background = new Color(getComputedStyle(document.body).backgroundColor);
    this.#scene.background = background;
    this.#plates.colour(background.getHSL({}).l < 0.5);
    this.objects.arrange(this.#layout(), this.#plates.shadow);
    this.#dirty = true;
  }

  #layout() {
    const { clientWidth: width, clientHeight: height } = this.#canvas.parentElement;
    return width < height ? 'high' : 'wide';
  }

  #resize() {
    const { clientWidth: width, clientHeight: height } = this.#canvas.parentElement;
    if (width === 0 || height === 0) return;
    this.#renderer.setSize(width, height, false);
    this.#sharpen(1);
    this.objects.arrange(this.#layout(), this.#plates.shadow);
    this.#view.camera.aspect = width / height;
    this.#view.camera.clearViewOffset();
    this.#view.camera.updateProjectionMatrix();
    this.#fitted = '';
    this.#dirty = true;
  }

  /** Sets how much of the full resolution is drawn. */
  #sharpen(share) {
    this.#share = share;
    this.#renderer.setPixelRatio(share * Math.min(devicePixelRatio, 2));
  }

  #frame(now, onPoint) {
    requestAnimationFrame((next) => this.#frame(next, onPoint));
    const moved = this.objects.animate(now);
    // What moves may come under a mouse that rests, or change there; ten times a second will do.
    if (this.#pointer && (this.#pointed || (moved && now - this.#pointedAt > POINTED_MS))) {
      this.#pointed = false;
      this.#pointedAt = now;
      onPoint(this.#contractAt(this.#pointer), this.#pointer.clientX, this.#pointer.clientY);
    }
    if (moved) this.#resolution.frame(now);
    else this.#resolution.rest();
    const share = moved ? this.#resolution.share : 1;
    if (!moved && !this.#dirty && share === this.#share) return;
    if (share !== this.#share) this.#sharpen(share);
    this.#plates.lay(this.objects);
    if (!this.#turned) this.#fit();
    this.#dirty = false;
    this.#renderer.render(this.#scene, this.#view.camera);
    this.#moveLabels();
    this.frames++;
  }

  /** All sites in sight, as close as can be. */
  #fit() {
    const { clientWidth: width, clientHeight: height } = this.#canvas;
    const label = { width: 150, height: 44 };
    const bottom = this.#legend.offsetHeight;
    const wanted = [width, height, bottom, this.#plates.laid].join();
    if (wanted === this.#fitted) return;
    this.#fitted = wanted;
    const distance = this.#view.fit({ width, height, label, bottom });
    this.#controls.minDistance = distance / 8;
    this.#controls.maxDistance = 3 * distance;
    this.#controls.update();
  }

  #moveLabels() {
    const { clientWidth: width, clientHeight: height } = this.#canvas;
    for (const [location, label] of this.#labels) {
      const { left, top, seen } = this.#view.labelOf(location, width, height);
      label.style.transform = `translate(${Math.round(left - label.offsetWidth / 2)}px, ${Math.round(top)}px)`;
      label.style.visibility = seen ? 'visible' : 'hidden';
    }
  }

  #contractAt({ clientX, clientY }) {
    const box = this.#canvas.getBoundingClientRect();
    const point = new Vector2(
      ((clientX - box.left) / box.width) * 2 - 1,
      1 - ((clientY - box.top) / box.height) * 2,
    );
    const caster = new Raycaster();
    caster.setFromCamera(point, this.#view.camera);
    return this.objects.contractOn(caster.ray);
  }

  /** Where on the screen the top of a contract's object is, in pixels from the canvas's corner. */
  whereIs(id) {
    const point = this.objects.positionOf(id);
    if (!point) return undefined;
    const { clientWidth, clientHeight } = this.#canvas;
    const { left, top } = this.#view.onScreen(point, clientWidth, clientHeight);
    return { x: left, y: top };
  }
}
