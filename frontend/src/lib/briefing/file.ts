/** The briefing as a file that stands by itself, and what printing asks for. */
import print from "../../styles/print.css?inline";
import tokens from "../../styles/tokens.css?inline";
import styles from "./document.css?inline";
import frame from "./file.css?inline";
import { serialise, wholeFile } from "./serialise";

/** Write what is shown as one file: no scripts, its own styles, nothing that is fetched. */
export function keepAll(place: HTMLElement, title: string): string {
  const { lang, dir } = document.documentElement;
  return wholeFile(title, serialise(place), [tokens, frame, styles, print].join("\n"), lang || "en", dir || "ltr");
}

/** Open the tables behind charts while it is printed, and close again those that were closed. */
export function printing(place: HTMLElement): () => void {
  let opened: HTMLDetailsElement[] = [];
  const before = (): void => {
    opened = [...place.querySelectorAll<HTMLDetailsElement>("details:not([open])")];
    for (const each of opened) each.open = true;
  };
  const after = (): void => {
    for (const each of opened) each.open = false;
    opened = [];
  };
  addEventListener("beforeprint", before);
  addEventListener("afterprint", after);
  return () => {
    removeEventListener("beforeprint", before);
    removeEventListener("afterprint", after);
  };
}
