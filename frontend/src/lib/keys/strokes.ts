/** Strokes: how a key press is written ("g", "?", "Ctrl+k", "Shift+Enter"), and sequences of them ("g o"). */

const MODIFIERS = ["Control", "Shift", "Alt", "Meta", "AltGraph", "CapsLock", "Dead", "Process", "Unidentified"];

export interface Press {
  key: string;
  ctrlKey: boolean;
  altKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
}

/** Write a press as a stroke; null where only a modifier is down. A printable key has Shift in itself: "?" or "A". */
export function stroke(press: Press): string | null {
  if (MODIFIERS.includes(press.key)) return null;
  const printable = [...press.key].length === 1 && press.key !== " ";
  const parts: string[] = [];
  if (press.ctrlKey) parts.push("Ctrl");
  if (press.altKey) parts.push("Alt");
  if (press.metaKey) parts.push("Meta");
  if (press.shiftKey && !printable) parts.push("Shift");
  parts.push(press.key === " " ? "Space" : press.key);
  return parts.join("+");
}

/** Split a sequence into its strokes. */
export function strokesOf(sequence: string): string[] {
  return sequence.split(" ").filter(Boolean);
}

/** Say whether one sequence is the other or its beginning: then both cannot be used at once. */
export function clash(one: string, other: string): boolean {
  const [a, b] = [strokesOf(one), strokesOf(other)];
  if (!a.length || !b.length) return false;
  return a.every((part, i) => i >= b.length || part === b[i]);
}
