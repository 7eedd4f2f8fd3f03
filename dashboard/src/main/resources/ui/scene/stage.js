import {
  Color, Mesh, MeshBasicMaterial, PerspectiveCamera, Raycaster, Scene, Vector2, Vector3,
  WebGLRenderer,
} from 'three';
import { OrbitControls } from 'three/addons/controls/OrbitControls.js';
import { block } from './block.js';
import { Objects } from './objects.js';
import { reach, SITES } from './sites.js';

/** Further than this, a press was a turn of the camera and not a choice. */
const CLICK_PX = 5;

/** The scene in three dimensions. It draws only when something in it moves. */
export class Stage {
  /** How many frames were drawn. */
  frames = 0;
  objects;

  #scene = new Scene();
  #camera = new PerspectiveCamera(45, 1, 1, 500);
  #renderer;
  #controls;
  #ground = new Map();
  #labels;
  #dirty = true;
  /** Whether the reader has turned the scene: then the camera is theirs. */
  #turned = false;
  #pressed = new Vector2();

  /** `labels` are elements by location; `onChoose(contract)` is told what was clicked. */
  constructor(canvas, labels, onChoose) {
    this.#labels = labels;
    this.#renderer = new WebGLRenderer({ canvas, powerPreference: 'low-power' });
    this.#controls = new OrbitControls(this.#camera, canvas);
    this.#controls.maxPolarAngle = 1.45;
    this.#controls.minDistance = 10;
    this.#controls.maxDistance = 250;
    this.#controls.addEventListener('start', () => (this.#turned = true));
    this.#controls.addEventListener('change', () => (this.#dirty = true));
    for (const { location } of SITES) this.#lay(location);
    this.objects = new Objects(this.#scene);
    canvas.addEventListener('pointerdown', (e) => this.#pressed.set(e.clientX, e.clientY));
    canvas.addEventListener('click', (e) => this.#choose(e, onChoose));
    new ResizeObserver(() => this.#resize()).observe(canvas.parentElement);
    document.addEventListener('theme', () => this.#colour());
    this.#resize();
    this.#colour();
    requestAnimationFrame((now) => this.#frame(now));
  }

  #lay(location) {
    const ground = new Mesh(block(1, 1), new MeshBasicMaterial({ vertexColors: true }));
    this.#scene.add(ground);
    this.#ground.set(location, ground);
  }

  #colour() {
    const style = getComputedStyle(document.body);
    this.#scene.background = new Color(style.backgroundColor);
    const dark = this.#scene.background.getHSL({}).l < 0.5;
    this.#ground.forEach((mesh) => mesh.material.color.set(dark ? '#2a3443' : '#cdd6e2'));
    this.#dirty = true;
  }

  #resize() {
    const { clientWidth: width, clientHeight: height } = this.#renderer.domElement.parentElement;
    if (width === 0 || height === 0) return;
    this.#renderer.setPixelRatio(Math.min(devicePixelRatio, 2));
    this.#renderer.setSize(width, height, false);
    this.#camera.aspect = width / height;
    // A narrow window shows the whole scene, too.
    this.#camera.zoom = Math.min(1, this.#camera.aspect / 1.3);
    this.#camera.updateProjectionMatrix();
    this.#dirty = true;
  }

  #frame(now) {
    requestAnimationFrame((next) => this.#frame(next));
    const moved = this.objects.animate(now);
    if (!moved && !this.#dirty) return;
    this.#arrange();
    this.#dirty = false;
    this.#renderer.render(this.#scene, this.#camera);
    this.#moveLabels();
    this.frames++;
  }

  /** Sites as large as they have to be, and all of them in sight. */
  #arrange() {
    const { spread } = this.objects;
    for (const { location, x, z } of SITES) {
      const width = 2 * reach(this.objects.size(location));
      const ground = this.#ground.get(location);
      ground.scale.set(width, 0.4, width);
      ground.position.set(x * spread, -0.2, z * spread);
    }
    if (!this.#turned) {
      this.#camera.position.set(0.7 * spread, 4.4 * spread, 6.6 * spread);
      this.#controls.update();
    }
  }

  #moveLabels() {
    const { clientWidth, clientHeight } = this.#renderer.domElement;
    for (const { location, x, z } of SITES) {
      const { spread } = this.objects;
      const front = z * spread + reach(this.objects.size(location)) + 0.5;
      const point = new Vector3(x * spread, 0, front).project(this.#camera);
      const left = ((point.x + 1) / 2) * clientWidth;
      const top = ((1 - point.y) / 2) * clientHeight;
      const label = this.#labels(location);
      label.style.transform = `translate(${left}px, ${top}px) translateX(-50%)`;
      label.style.visibility = point.z < 1 ? 'visible' : 'hidden';
    }
  }

  #choose(event, onChoose) {
    if (this.#pressed.distanceTo(new Vector2(event.clientX, event.clientY)) > CLICK_PX) return;
    const box = this.#renderer.domElement.getBoundingClientRect();
    const point = new Vector2(
      ((event.clientX - box.left) / box.width) * 2 - 1,
      1 - ((event.clientY - box.top) / box.height) * 2,
    );
    const ray = new Raycaster();
    ray.setFromCamera(point, this.#camera);
    const { mesh } = this.objects;
    mesh.boundingSphere = null; // it is of an earlier state
    const [hit] = ray.intersectObject(mesh);
    onChoose(hit && this.objects.contractAt(hit.instanceId));
  }

  /** Where on the screen a contract's object is, in pixels from the canvas's corner. */
  whereIs(id) {
    const point = this.objects.positionOf(id)?.project(this.#camera);
    if (!point) return undefined;
    const { clientWidth, clientHeight } = this.#renderer.domElement;
    return { x: ((point.x + 1) / 2) * clientWidth, y: ((1 - point.y) / 2) * clientHeight };
  }
}
