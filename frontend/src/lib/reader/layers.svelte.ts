/** Which layers are shown: kept while the desk is open, so that the next report looks like the last one. */
import { LAYERS, type Layer } from "./decorations";

class Layers {
  readonly #on = $state<Record<Layer, boolean>>({
    ...(Object.fromEntries(LAYERS.map((each) => [each, false])) as Record<Layer, boolean>),
    claims: true,
    scopes: true,
  });

  has(layer: Layer): boolean {
    return this.#on[layer];
  }

  set(layer: Layer, on: boolean): void {
    this.#on[layer] = on;
  }

  get shown(): Layer[] {
    return LAYERS.filter((each) => this.#on[each]);
  }
}

export const layers = new Layers();
