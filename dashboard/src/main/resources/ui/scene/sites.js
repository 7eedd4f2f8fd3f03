/**
 * Where the sites stand, about as they lie on the map: x to the east, z to the south, both in the
 * reach of the largest site, so that they stand close while they are small. In a window that is
 * higher than wide they stand as `high` says.
 */
export const SITES = [
  { location: 'Mumbai', wide: { x: -1.95, z: -1.55 }, high: { x: -1.2, z: -2 } },
  { location: 'Hyderabad', wide: { x: 0.75, z: -1.55 }, high: { x: 1.2, z: -2 } },
  { location: 'Bengaluru', wide: { x: -0.75, z: 1.3 }, high: { x: -1.2, z: 1.6 } },
  { location: 'Chennai', wide: { x: 1.95, z: 1.3 }, high: { x: 1.2, z: 1.6 } },
];

/** Room for one object on a site, in units of the scene. */
export const SPACING = 1;

/**
 * The place of the n-th object of a site: a square spiral, so that a site is filled from its middle
 * whatever the number. In steps to the east and south.
 */
export function place(n) {
  if (n === 0) return { x: 0, z: 0 };
  const ring = Math.ceil((Math.sqrt(n + 1) - 1) / 2);
  const side = 2 * ring;
  const along = n - (2 * ring - 1) ** 2;
  const step = along % side;
  switch (Math.floor(along / side)) {
    case 0: return { x: ring, z: step - ring + 1 };
    case 1: return { x: ring - 1 - step, z: ring };
    case 2: return { x: -ring, z: ring - 1 - step };
    default: return { x: step - ring + 1, z: -ring };
  }
}

/** Half the width of a site that holds so many: its places, and a margin. */
export function reach(objects) {
  const ring = objects < 2 ? 0 : Math.ceil((Math.sqrt(objects) - 1) / 2);
  return (Math.max(2, ring) + 0.5) * SPACING + MARGIN;
}

/** Between the outermost places and the edge. */
export const MARGIN = 0.5;
