import { Box3, Color, Vector3 } from 'three';
import { Blocks } from './blocks.js';
import { place, reach, SITES, SPACING } from './sites.js';
import { Slots } from './slots.js';

const ACTIVE = { height: 2.4, colour: '#2fae6c' };
const INACTIVE = { height: 0.7, colour: '#d0a93a' };
/** As high as an object can be. */
export const HIGHEST = ACTIVE.height;
const POLE = { top: HIGHEST + 3, width: 0.36, colour: '#3f8cff' };
const ROOM = 0.6 * HIGHEST;
/** How long an object takes to its new height, and how long it glows. */
const GROW_MS = 400;
const GLOW_MS = 900;
const WIDTH = 0.72;

/**
 * One object for each contract, all of them one mesh.
 *
 * An object's number in the mesh changes when another goes, for the last one takes its place.
 */
export class Objects {
  /** The reach of the largest site, by which all of them stand apart. */
  spread = reach(0);

  #blocks = new Blocks();
  #layout = 'wide';
  #shadow = new Color();
  #objects = [];
  #numbers = new Map();
  #sites = new Map(SITES.map((site) => [site.location, { ...site, slots: new Slots() }]));
  #moving = new Set();
  #colour = new Color();
  #chosen = undefined;
  /** A pole on what is chosen: it may stand low between high ones. */
  #pole = new Blocks();

  constructor(scene) {
    scene.add(this.#blocks.mesh, this.#pole.mesh);
    this.#pole.reserve(1);
    this.#pole.mesh.visible = false;
  }

  /** How many places the site of this location has. */
  size(location) {
    return this.#sites.get(location).slots.size;
  }

  /** The middle of a site, in the scene. */
  middle(location) {
    const { x, z } = this.#sites.get(location)[this.#layout];
    // Apart by as much as they are high, too, so that a label stands clear of what is before it.
    return { x: x * this.spread, z: z * this.spread + Math.sign(z) * ROOM };
  }

  /** How the sites are to stand, `wide` or `high`, and the colour of shadows on them. */
  arrange(layout, shadow) {
    this.#layout = layout;
    this.#shadow = shadow;
    this.#moveAll();
  }

  /** The contract whose object a ray meets first. */
  contractOn(ray) {
    const box = new Box3();
    const point = new Vector3();
    let nearest = Infinity;
    let found;
    for (const object of this.#objects) {
      const { x, z, width, height } = this.#form(object, performance.now());
      box.min.set(x - width / 2, 0, z - width / 2);
      box.max.set(x + width / 2, height, z + width / 2);
      const distance = ray.intersectBox(box, point)?.distanceToSquared(ray.origin) ?? Infinity;
      if (distance < nearest) {
        nearest = distance;
        found = object.contract;
      }
    }
    return found;
  }

  /** The middle of the top of a contract's object, in the scene: the rest others may hide. */
  positionOf(id) {
    const object = this.#objects[this.#numbers.get(id)];
    if (!object) return undefined;
    const { x, z, height } = this.#form(object, performance.now());
    return new Vector3(x, height, z);
  }

  /** Whether a contract's object stands there, and as it is to stay. */
  isStill(id) {
    const object = this.#objects[this.#numbers.get(id)];
    return object !== undefined && !this.#moving.has(object);
  }

  /** Makes the object of a contract stand out, and no other; undefined none. */
  choose(id) {
    const before = this.#chosen;
    this.#chosen = id;
    this.#pole.mesh.visible = false;
    for (const each of [before, id]) {
      const object = this.#objects[this.#numbers.get(each)];
      if (object) this.#moving.add(object);
    }
  }

  /** A contract changed: it came, went, moved to another site, or stands there in another way. */
  change(before, after, now) {
    if (after && !this.#sites.has(after.location)) return;
    const number = this.#numbers.get((after ?? before).id);
    if (!after) {
      if (number !== undefined) this.#remove(number);
    } else if (number === undefined) {
      this.#add(after, now);
    } else {
      this.#update(this.#objects[number], after, now);
    }
  }

  /** Moves what is moving; whether anything was. */
  animate(now) {
    const spread = Math.max(...SITES.map(({ location }) => reach(this.size(location))));
    if (spread !== this.spread) {
      this.spread = spread;
      this.#moveAll();
    }
    if (this.#moving.size === 0) return false;
    if (this.#blocks.reserve(this.#objects.length)) this.#moveAll();
    for (const object of this.#moving) {
      this.#draw(object, now);
      if (now - object.changed > GLOW_MS) this.#moving.delete(object);
    }
    return true;
  }

  #moveAll() {
    this.#objects.forEach((object) => this.#moving.add(object));
  }

  #add(contract, now) {
    const slot = this.#sites.get(contract.location).slots.take();
    const object = { contract, slot, from: 0, changed: now, number: this.#objects.length };
    this.#objects.push(object);
    this.#numbers.set(contract.id, object.number);
    this.#moving.add(object);
  }

  #update(object, contract, now) {
    object.from = this.#height(object, now);
    if (object.contract.location !== contract.location) {
      this.#sites.get(object.contract.location).slots.release(object.slot);
      object.slot = this.#sites.get(contract.location).slots.take();
      object.from = 0;
    }
    object.contract = contract;
    object.changed = now;
    this.#moving.add(object);
  }

  #remove(number) {
    const gone = this.#objects[number];
    this.#sites.get(gone.contract.location).slots.release(gone.slot);
    this.#numbers.delete(gone.contract.id);
    this.#moving.delete(gone);
    if (gone.contract.id === this.#chosen) this.#pole.mesh.visible = false;
    const last = this.#objects.pop();
    if (last !== gone) {
      last.number = number;
      this.#objects[number] = last;
      this.#numbers.set(last.contract.id, number);
    }
    // Whatever was last is drawn at its new number, or the frame without what is gone.
    this.#moving.add(last === gone ? { ...gone, number: -1 } : last);
  }

  #height(object, now) {
    const to = style(object.contract).height;
    const share = Math.max(0, Math.min(1, (now - object.changed) / GROW_MS));
    return object.from + (to - object.from) * (1 - (1 - share) ** 3);
  }

  #form(object, now) {
    const site = this.middle(object.contract.location);
    const { x, z } = place(object.slot);
    return {
      x: site.x + x * SPACING,
      z: site.z + z * SPACING,
      width: WIDTH,
      height: Math.max(0.01, this.#height(object, now)),
    };
  }

  #draw(object, now) {
    if (object.number < 0) return;
    const chosen = object.contract.id === this.#chosen;
    const form = this.#form(object, now);
    if (chosen) this.#markWith(form);
    const glow = Math.max(0, Math.min(1, 1 - (now - object.changed) / GLOW_MS));
    this.#colour.set(style(object.contract).colour).lerp(GLOW, 0.75 * glow);
    this.#blocks.set(object.number, form, this.#colour, this.#shadow);
  }

  #markWith({ x, z, height }) {
    this.#colour.set(POLE.colour);
    this.#pole.set(0, { x, z, y: height, width: POLE.width, height: POLE.top - height }, this.#colour);
    this.#pole.mesh.visible = true;
  }
}

const GLOW = new Color('#ffffff');

function style(contract) {
  return contract.status === 'active' ? ACTIVE : INACTIVE;
}
