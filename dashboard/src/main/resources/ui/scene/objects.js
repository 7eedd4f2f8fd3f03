import { Color, DynamicDrawUsage, InstancedMesh, MeshBasicMaterial, Object3D } from 'three';
import { block } from './block.js';
import { place, reach, SITES, SPACING } from './sites.js';
import { Slots } from './slots.js';

const ACTIVE = { height: 2.4, colour: new Color('#2fae6c') };
const INACTIVE = { height: 0.7, colour: new Color('#c2a33a') };
const GLOW = new Color('#ffffff');
/** How long an object takes to its new height, and how long it glows. */
const GROW_MS = 400;
const GLOW_MS = 900;
const WIDTH = 0.72;

/**
 * One object for each contract, all of them one instanced mesh: a single draw call, however many.
 *
 * An object's number in the mesh changes when another goes, for the last one takes its place.
 */
export class Objects {
  mesh;
  /** The reach of the largest site, by which all of them stand apart. */
  spread = reach(0);

  #scene;
  #objects = [];
  #numbers = new Map();
  #sites = new Map(SITES.map((site) => [site.location, { ...site, slots: new Slots() }]));
  #moving = new Set();
  #form = new Object3D();
  #colour = new Color();

  constructor(scene) {
    this.#scene = scene;
    this.#makeRoom(256);
  }

  /** How many places the site of this location has. */
  size(location) {
    return this.#sites.get(location).slots.size;
  }

  /** The contract that is shown by this instance of the mesh. */
  contractAt(instance) {
    return this.#objects[instance]?.contract;
  }

  /** The middle of a contract's object, in the scene. */
  positionOf(id) {
    const object = this.#objects[this.#numbers.get(id)];
    if (!object) return undefined;
    this.#pose(object, performance.now());
    return this.#form.position.clone();
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
      this.#objects.forEach((object) => this.#moving.add(object));
    }
    if (this.#moving.size === 0) return false;
    for (const object of this.#moving) {
      this.#draw(object, now);
      if (now - object.changed > GLOW_MS) this.#moving.delete(object);
    }
    this.mesh.instanceMatrix.needsUpdate = true;
    this.mesh.instanceColor.needsUpdate = true;
    return true;
  }

  #add(contract, now) {
    if (this.#objects.length === this.mesh.instanceMatrix.count) {
      this.#makeRoom(2 * this.#objects.length);
    }
    const slot = this.#sites.get(contract.location).slots.take();
    const object = { contract, slot, from: 0, changed: now, number: this.#objects.length };
    this.#objects.push(object);
    this.#numbers.set(contract.id, object.number);
    this.#moving.add(object);
    this.mesh.count = this.#objects.length;
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
    const last = this.#objects.pop();
    this.mesh.count = this.#objects.length;
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
    const share = Math.min(1, (now - object.changed) / GROW_MS);
    return object.from + (to - object.from) * (1 - (1 - share) ** 3);
  }

  #pose(object, now) {
    const site = this.#sites.get(object.contract.location);
    const { x, z } = place(object.slot);
    const height = Math.max(0.01, this.#height(object, now));
    this.#form.position.set(
      site.x * this.spread + x * SPACING, height / 2, site.z * this.spread + z * SPACING,
    );
    this.#form.scale.set(1, height, 1);
    this.#form.updateMatrix();
  }

  #draw(object, now) {
    if (object.number < 0) return;
    this.#pose(object, now);
    this.mesh.setMatrixAt(object.number, this.#form.matrix);
    const glow = Math.max(0, 1 - (now - object.changed) / GLOW_MS);
    this.#colour.copy(style(object.contract).colour).lerp(GLOW, 0.75 * glow);
    this.mesh.setColorAt(object.number, this.#colour);
  }

  #makeRoom(count) {
    const old = this.mesh;
    this.mesh = new InstancedMesh(
      block(WIDTH, WIDTH), new MeshBasicMaterial({ vertexColors: true }), count,
    );
    this.mesh.instanceMatrix.setUsage(DynamicDrawUsage);
    this.mesh.setColorAt(0, GLOW); // makes the colours' own buffer
    this.mesh.frustumCulled = false; // its bounds would have to be reckoned with every change
    this.mesh.count = this.#objects.length;
    this.#objects.forEach((object) => this.#draw(object, performance.now()));
    if (old) {
      this.#scene.remove(old);
      old.geometry.dispose();
      old.material.dispose();
      old.dispose();
    }
    this.#scene.add(this.mesh);
  }
}

function style(contract) {
  return contract.status === 'active' ? ACTIVE : INACTIVE;
}
