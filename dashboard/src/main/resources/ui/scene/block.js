import { BufferGeometry, Float32BufferAttribute } from 'three';

/** How bright each side is: the light stands still, so it need not be reckoned for every frame. */
const SIDES = [
  { normal: [0, 1, 0], shade: 1 },
  { normal: [0, 0, 1], shade: 0.86 },
  { normal: [0, 0, -1], shade: 0.6 },
  { normal: [1, 0, 0], shade: 0.68 },
  { normal: [-1, 0, 0], shade: 0.76 },
];

/**
 * A block of that width and depth, of height 1 around its middle, without the side that nobody
 * sees: five sides of two triangles, their brightness in the colour of their corners.
 */
export function block(width, depth) {
  const positions = [];
  const colours = [];
  const faces = [];
  SIDES.forEach(({ normal: [x, y, z], shade }, side) => {
    // two directions along the side, so that u × v is its normal
    const u = x !== 0 ? [0, 0, -x] : [y + z, 0, 0];
    const v = y !== 0 ? [0, 0, -y] : [0, 1, 0];
    for (const [a, b] of [[-1, -1], [1, -1], [1, 1], [-1, 1]]) {
      const corner = [x + a * u[0] + b * v[0], y + a * u[1] + b * v[1], z + a * u[2] + b * v[2]];
      positions.push((corner[0] * width) / 2, corner[1] / 2, (corner[2] * depth) / 2);
      colours.push(shade, shade, shade);
    }
    const first = 4 * side;
    faces.push(first, first + 1, first + 2, first, first + 2, first + 3);
  });
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new Float32BufferAttribute(positions, 3));
  geometry.setAttribute('color', new Float32BufferAttribute(colours, 3));
  geometry.setIndex(faces);
  return geometry;
}
