import { BufferAttribute, BufferGeometry, Color, LineBasicMaterial, LineSegments } from 'three';
import { Blocks } from './blocks.js';
import { MARGIN, reach, SITES, SPACING } from './sites.js';

const LIGHT = { plate: '#ffffff', rim: '#aebccd', line: '#e1e8f0', shadow: '#dbe2eb' };
const DARK = { plate: '#263140', rim: '#4a5b72', line: '#303d4e', shadow: '#1d2631' };
const THICK = 0.3;
const RIM = 0.14;

/** The ground of each site: a plate with a rim, and a line between any two of its places. */
export class Plates {
  #blocks = new Blocks();
  #lines = new LineSegments(new BufferGeometry(), new LineBasicMaterial());
  #colours = LIGHT;
  /** What lies there, in words: it changes when a site does. */
  laid = '';

  constructor(scene) {
    this.#lines.frustumCulled = false;
    // After the objects: what they hide of it need not be drawn.
    this.#blocks.mesh.renderOrder = 1;
    this.#lines.renderOrder = 2;
    scene.add(this.#blocks.mesh, this.#lines);
  }

  /** The colour of shadows on them. */
  get shadow() {
    return new Color(this.#colours.shadow);
  }

  colour(dark) {
    this.#colours = dark ? DARK : LIGHT;
    this.#lines.material.color.set(this.#colours.line);
    this.laid = '';
  }

  /** Lays them where these objects stand, unless they lie there. */
  lay(objects) {
    const sites = SITES.map(({ location }) => ({
      ...objects.middle(location),
      reach: reach(objects.size(location)),
    }));
    const wanted = sites.map((site) => `${site.x},${site.z},${site.reach}`).join(' ');
    if (wanted === this.laid) return;
    this.laid = wanted;
    const plate = new Color(this.#colours.plate);
    const rim = new Color(this.#colours.rim);
    this.#blocks.reserve(2 * sites.length);
    sites.forEach(({ x, z, reach: half }, i) => {
      const form = { x, z, y: -THICK - 0.05, height: THICK, width: 2 * (half + RIM) };
      this.#blocks.set(2 * i, form, rim);
      this.#blocks.set(2 * i + 1, { x, z, y: -THICK, height: THICK, width: 2 * half }, plate);
    });
    const points = new Float32Array(sites.flatMap(grid));
    this.#lines.geometry.dispose();
    this.#lines.geometry = new BufferGeometry();
    this.#lines.geometry.setAttribute('position', new BufferAttribute(points, 3));
  }
}

/** The ends of the lines of a site's grid. */
function grid({ x, z, reach: half }) {
  const edge = half - MARGIN;
  const ends = [];
  for (let at = -edge; at < edge + SPACING / 2; at += SPACING) {
    ends.push(x + at, 0.01, z - edge, x + at, 0.01, z + edge);
    ends.push(x - edge, 0.01, z + at, x + edge, 0.01, z + at);
  }
  return ends;
}
