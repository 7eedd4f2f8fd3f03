import { PerspectiveCamera, Vector3 } from 'three';
import { HIGHEST } from './objects.js';
import { reach, SITES } from './sites.js';

/** From where the scene is seen: from the south and above; in a high window from further above. */
const FROM = { wide: new Vector3(0, 0.8, 1).normalize(), high: new Vector3(0, 1.7, 1).normalize() };
const ORIGIN = new Vector3();
/** Between what is seen and the edge of the window, in pixels. */
const MARGIN_PX = 16;
const STEPS = 24;

/** The camera, which shows all sites as large as the window allows, and their labels. */
export class View {
  camera = new PerspectiveCamera(32, 1, 1, 1_000);

  #objects;

  constructor(objects) {
    this.#objects = objects;
  }

  /** The nearest place from which all is in sight; the legend takes `bottom` pixels. */
  fit({ width, height, label, bottom }) {
    const { camera } = this;
    const room = { width: width - 2 * MARGIN_PX, height: height - bottom - 2 * MARGIN_PX };
    camera.aspect = width / height;
    camera.clearViewOffset();
    let near = this.#objects.spread;
    let far = 60 * near;
    for (let step = 0; step < STEPS; step++) {
      const middle = Math.sqrt(near * far);
      const box = this.#seenFrom(middle, width, height, label);
      const fits = box.right - box.left <= room.width && box.bottom - box.top <= room.height;
      if (fits) far = middle;
      else near = middle;
    }
    const box = this.#seenFrom(far, width, height, label);
    // Moves the picture, not the camera: from another place all would look different again.
    camera.setViewOffset(
      width, height,
      (box.left + box.right - width) / 2,
      (box.top + box.bottom - (height - bottom)) / 2,
      width, height,
    );
    return far;
  }

  /** The window's box around all sites and labels, in pixels, from so far away. */
  #seenFrom(distance, width, height, label) {
    const from = width < height ? FROM.high : FROM.wide;
    this.camera.position.copy(from).multiplyScalar(distance);
    this.camera.far = 8 * distance;
    this.camera.lookAt(ORIGIN);
    this.camera.updateProjectionMatrix();
    this.camera.updateMatrixWorld();
    const box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
    for (const { location } of SITES) {
      const { x, z } = this.#objects.middle(location);
      const half = reach(this.#objects.size(location));
      for (const [a, b] of [[-1, -1], [-1, 1], [1, -1], [1, 1]]) {
        for (const y of [-0.5, HIGHEST]) {
          const corner = new Vector3(x + a * half, y, z + b * half);
          this.#add(box, this.onScreen(corner, width, height));
        }
      }
      const { left, top } = this.labelOf(location, width, height);
      this.#add(box, { left: left - label.width / 2, top });
      this.#add(box, { left: left + label.width / 2, top: top + label.height });
    }
    return box;
  }

  #add(box, { left, top }) {
    box.left = Math.min(box.left, left);
    box.right = Math.max(box.right, left);
    box.top = Math.min(box.top, top);
    box.bottom = Math.max(box.bottom, top);
  }

  /** Where the middle of a label's upper edge belongs: before its site. */
  labelOf(location, width, height) {
    const { x, z } = this.#objects.middle(location);
    const front = z + reach(this.#objects.size(location)) + 0.3;
    return this.onScreen(new Vector3(x, -0.3, front), width, height);
  }

  /** A point of the scene in pixels from the canvas's corner, and whether it is before the camera. */
  onScreen(point, width, height) {
    const { x, y, z } = point.project(this.camera);
    return { left: ((x + 1) / 2) * width, top: ((1 - y) / 2) * height, seen: z < 1 };
  }
}
