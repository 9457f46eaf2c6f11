/** Arrow keys move through what is found: down from the field to the first link, on and back between the links. */

/** Move the focus among the links of a region; says whether the key was used. */
export function arrow(key: string, field: HTMLElement, region: HTMLElement): boolean {
  const links = [...region.querySelectorAll<HTMLElement>("a[data-found]")];
  const here = links.indexOf(document.activeElement as HTMLElement);
  if (key === "Escape" && here >= 0) return focus(field);
  if (key === "ArrowDown") return focus(links[here + 1]);
  if (key === "ArrowUp" && here >= 0) return focus(links[here - 1] ?? field);
  return false;
}

function focus(element: HTMLElement | undefined): boolean {
  element?.focus();
  return element !== undefined;
}
