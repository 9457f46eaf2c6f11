/** The colours of the map, as the browser has worked them out for light or dark. */
const TOKENS = {
  sea: "--map-sea",
  land: "--map-land",
  border: "--map-border",
  name: "--map-name",
  mark: "--map-mark",
  markInk: "--map-mark-ink",
  area: "--map-area",
  chosen: "--map-chosen",
  ink: "--ink",
} as const;

export type Colours = Record<keyof typeof TOKENS, string>;

/** Read the tokens inside an element; a token alone is text that WebGL does not understand. */
export function coloursIn(parent: HTMLElement): Colours {
  const probe = parent.appendChild(document.createElement("span"));
  const read = (token: string): string => {
    probe.style.color = `var(${token})`;
    return getComputedStyle(probe).color;
  };
  const entries = Object.entries(TOKENS).map(([name, token]) => [name, read(token)] as const);
  probe.remove();
  return Object.fromEntries(entries) as Colours;
}

/** Red, green, blue of "rgb(…)" or "color(srgb …)", 0 to 255. */
export function channels(colour: string): [number, number, number] {
  const numbers = (colour.match(/[\d.]+/g) ?? []).map(Number);
  const by = colour.startsWith("color(") ? 255 : 1;
  return [(numbers[0] ?? 0) * by, (numbers[1] ?? 0) * by, (numbers[2] ?? 0) * by];
}

/** An image of slanted lines, for land of which no more than the country is known. */
export function hatch(colour: string, size = 12): { width: number; height: number; data: Uint8Array } {
  const data = new Uint8Array(size * size * 4);
  const [red, green, blue] = channels(colour);
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      const off = (x + y) % size;
      const ink = off === 0 ? 1 : off === 1 || off === size - 1 ? 0.4 : 0;
      data.set([red, green, blue, ink * 150], (y * size + x) * 4);
    }
  return { width: size, height: size, data };
}
