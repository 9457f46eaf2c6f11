/**
 * Keyboard shortcuts: a page binds what it declared in `declared/` while it is there.
 *
 *     $effect(() => keys.bind({ "review.accept": () => accept() }));
 *
 * They never work while somebody types, can be given other keys, and be switched off, each or all (WCAG 2.1.4).
 */
import type { Key } from "../i18n";
import { SHORTCUTS, type Shortcut } from "./catalogue";
import { clash, stroke, strokesOf } from "./strokes";

const KEPT = "whence.keys";
const PATIENCE = 1200;
const TEXTLESS = new Set(["button", "checkbox", "color", "file", "image", "radio", "range", "reset", "submit"]);

type Run = (event: KeyboardEvent) => void;
export interface Binding {
  id: string;
  keys: string;
  label: Key;
  run: Run;
}
interface Settings {
  off: boolean;
  keys: Record<string, string>;
}

/** Say whether keys go into a text: then they are no shortcuts. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !TEXTLESS.has(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable;
}

function kept(): Settings {
  try {
    const read = JSON.parse(localStorage.getItem(KEPT) ?? "{}") as Partial<Settings>;
    const keys = Object.entries(read.keys ?? {}).filter(([, value]) => typeof value === "string");
    return { off: read.off === true, keys: Object.fromEntries(keys) };
  } catch {
    return { off: false, keys: {} }; // What another program wrote there is no reason to do without shortcuts.
  }
}

export class Keys {
  #settings = $state<Settings>({ off: false, keys: {} });
  #added = $state.raw<readonly Shortcut[]>([]);
  #bound = new Map<string, Run[]>();
  #begun: string[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(readonly declared: readonly Shortcut[] = SHORTCUTS) {
    this.#settings = kept();
  }

  /** All shortcuts that there are. */
  get all(): readonly Shortcut[] {
    return this.#added.length ? [...this.declared, ...this.#added] : this.declared;
  }

  get off(): boolean {
    return this.#settings.off;
  }

  set off(value: boolean) {
    this.#settings.off = value;
    this.#keep();
  }

  /** Get the strokes of a shortcut as they are set; "" where it is switched off. */
  keysOf(id: string): string {
    return this.#settings.keys[id] ?? this.#shortcut(id).keys;
  }

  /** Give a shortcut other strokes; "" switches it off, null brings back its own. */
  remap(id: string, keys: string | null): void {
    if (keys === null || keys === this.#shortcut(id).keys) delete this.#settings.keys[id];
    else this.#settings.keys[id] = strokesOf(keys).join(" ");
    this.#keep();
  }

  /** Bring back all as they were declared. */
  reset(): void {
    this.#settings = { off: false, keys: {} };
    this.#keep();
  }

  /** Find shortcuts that strokes would get in the way of: in the same scope, or where either works everywhere. */
  inTheWay(id: string, keys: string): Shortcut[] {
    const scope = this.#shortcut(id).scope;
    return this.all.filter(
      (other) =>
        other.id !== id &&
        (other.scope === scope || other.scope === "everywhere" || scope === "everywhere") &&
        clash(this.keysOf(other.id), keys),
    );
  }

  /** Let shortcuts do something until the function that is returned is called. The one bound last wins. */
  bind(runs: Record<string, Run>): () => void {
    for (const [id, run] of Object.entries(runs)) {
      this.#shortcut(id);
      this.#bound.set(id, [...(this.#bound.get(id) ?? []), run]);
    }
    return () => {
      for (const [id, run] of Object.entries(runs))
        this.#bound.set(
          id,
          (this.#bound.get(id) ?? []).filter((each) => each !== run),
        );
    };
  }

  /** Declare and bind at once, for shortcuts that stand in no file: the list has them only while they are bound. */
  register(scope: string, bindings: readonly Binding[]): () => void {
    const known = new Set(this.all.map((each) => each.id));
    const added = bindings
      .filter((each) => !known.has(each.id))
      .map((each) => ({ id: each.id, scope, keys: each.keys, what: each.label }));
    this.#added = [...this.#added, ...added];
    const unbind = this.bind(Object.fromEntries(bindings.map((each) => [each.id, each.run])));
    return () => {
      unbind();
      this.#added = this.#added.filter((each) => !added.includes(each));
    };
  }

  /** Hear a key press: run the shortcut that it completes, or wait for the rest of one. */
  press(event: KeyboardEvent): void {
    if (this.off || event.defaultPrevented || event.isComposing || isTyping(event.target)) return;
    const pressed = stroke(event);
    if (pressed === null) return;
    const inDialog = document.querySelector("dialog[open]") !== null;
    const whole = [...this.#begun, pressed];
    const found = this.#match(whole, inDialog) ?? (this.#begun.length ? this.#match([pressed], inDialog) : null);
    this.#forget();
    if (found === null) return;
    event.preventDefault();
    if (found.run) found.run(event);
    else this.#wait(found.begun);
  }

  #match(strokes: string[], inDialog: boolean): { run: Run; begun: [] } | { run: null; begun: string[] } | null {
    let waits = false;
    for (const shortcut of this.all) {
      const run = this.#bound.get(shortcut.id)?.at(-1);
      if (!run || (inDialog && !shortcut.inDialog)) continue;
      const wanted = strokesOf(this.keysOf(shortcut.id));
      if (wanted.length < strokes.length || strokes.some((part, i) => part !== wanted[i])) continue;
      if (wanted.length === strokes.length) return { run, begun: [] };
      waits = true;
    }
    return waits ? { run: null, begun: strokes } : null;
  }

  #wait(begun: string[]): void {
    this.#begun = begun;
    this.#timer = setTimeout(() => this.#forget(), PATIENCE);
  }

  #forget(): void {
    clearTimeout(this.#timer);
    this.#begun = [];
  }

  #shortcut(id: string): Shortcut {
    const found = this.all.find((each) => each.id === id);
    if (!found) throw new Error(`shortcut ${id} is not declared: name it in lib/keys/declared/`);
    return found;
  }

  #keep(): void {
    localStorage.setItem(KEPT, JSON.stringify($state.snapshot(this.#settings)));
  }
}

export const keys = new Keys();
