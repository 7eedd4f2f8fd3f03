import { BufferAttribute, BufferGeometry, DynamicDrawUsage, Mesh, MeshBasicMaterial } from 'three';

/** How bright each side is: the light stands still, so it need not be reckoned for every frame. */
const SIDES = [
  { normal: [0, 1, 0], shade: 1 },
  { normal: [0, 0, 1], shade: 0.84 },
  { normal: [0, 0, -1], shade: 0.6 },
  { normal: [1, 0, 0], shade: 0.68 },
  { normal: [-1, 0, 0], shade: 0.76 },
];
/** At the foot it is darker than at the top. */
const FOOT = 0.8;
/** How far the shadow falls to the east and the north, for each unit of height. */
const SHADOW = { x: 0.24, z: -0.14 };
const CORNERS = 4;
const VERTICES = CORNERS * (SIDES.length + 1);
const FACES = 6 * (SIDES.length + 1);

/** The corners of a block of size 1 on the ground: five sides, without the one nobody sees. */
const UNIT = SIDES.flatMap(({ normal: [x, y, z], shade }) => {
  // two directions along the side, so that u × v is its normal
  const u = x !== 0 ? [0, 0, -x] : [y + z, 0, 0];
  const v = y !== 0 ? [0, 0, -y] : [0, 1, 0];
  return [[-1, -1], [1, -1], [1, 1], [-1, 1]].map(([a, b]) => {
    const up = (y + a * u[1] + b * v[1] + 1) / 2;
    return {
      x: (x + a * u[0] + b * v[0]) / 2,
      y: up,
      z: (z + a * u[2] + b * v[2]) / 2,
      shade: up === 1 ? shade : FOOT * shade,
    };
  });
});

/**
 * Many blocks as one mesh, so that all of them are a single draw call.
 *
 * They are no instances of one block: a renderer without a graphics card draws each instance by
 * itself, which took five times as long as the same triangles in one buffer.
 */
export class Blocks {
  mesh = new Mesh(new BufferGeometry(), new MeshBasicMaterial({ vertexColors: true }));

  #room = 0;
  #positions;
  #colours;

  constructor() {
    this.mesh.frustumCulled = false; // its bounds would have to be reckoned with every change
  }

  /** Makes room for so many; true where all have to be set again. */
  reserve(count) {
    this.mesh.geometry.setDrawRange(0, FACES * count);
    if (count <= this.#room) return false;
    this.#room = Math.max(256, 2 * count);
    this.mesh.geometry.dispose();
    this.#positions = new BufferAttribute(new Float32Array(3 * VERTICES * this.#room), 3);
    this.#colours = new BufferAttribute(new Uint8Array(4 * VERTICES * this.#room), 4, true);
    const geometry = new BufferGeometry();
    geometry.setAttribute('position', this.#positions.setUsage(DynamicDrawUsage));
    geometry.setAttribute('color', this.#colours.setUsage(DynamicDrawUsage));
    geometry.setIndex(new BufferAttribute(faces(this.#room), 1));
    geometry.setDrawRange(0, FACES * count);
    this.mesh.geometry = geometry;
    return true;
  }

  /**
   * Puts the block of that number onto the ground, `y` above it, with a shadow of that colour where
   * it has one.
   */
  set(number, { x, y = 0, z, width, height }, colour, shadow) {
    const positions = this.#positions.array;
    const colours = this.#colours.array;
    let vertex = number * VERTICES;
    const put = (px, py, pz, { r, g, b }, shade) => {
      positions.set([px, py, pz], 3 * vertex);
      colours.set([255 * shade * r, 255 * shade * g, 255 * shade * b, 255], 4 * vertex);
      vertex++;
    };
    for (const corner of UNIT) {
      put(
        x + corner.x * width, y + corner.y * height, z + corner.z * width,
        colour, shadow ? corner.shade : Math.min(1, corner.shade / 0.9),
      );
    }
    const half = shadow ? width / 2 : 0;
    const east = shadow ? SHADOW.x * height : 0;
    const north = shadow ? SHADOW.z * height : 0;
    for (const [a, b, away] of [[-1, -1, 1], [-1, 1, 0], [1, 1, 1], [1, -1, 1]]) {
      put(x + a * half + away * east, y + 0.02, z + b * half + away * north, shadow ?? colour, 1);
    }
    changed(this.#positions, number);
    changed(this.#colours, number);
  }
}

/**
 * A block has changed since the last frame. What lies between it and others that have is uploaded
 * with them: to copy it all costs less than dozens of uploads.
 */
function changed(attribute, number) {
  const size = attribute.itemSize * VERTICES;
  let start = number * size;
  let end = start + size;
  const [pending] = attribute.updateRanges;
  if (pending) {
    start = Math.min(start, pending.start);
    end = Math.max(end, pending.start + pending.count);
    attribute.clearUpdateRanges();
  }
  attribute.addUpdateRange(start, end - start);
  attribute.needsUpdate = true;
}

function faces(count) {
  const all = new Uint32Array(FACES * count);
  for (let i = 0; i < (count * FACES) / 6; i++) {
    const first = CORNERS * i;
    all.set([first, first + 1, first + 2, first, first + 2, first + 3], 6 * i);
  }
  return all;
}
