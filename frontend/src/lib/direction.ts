/** Which way the desk is written: `?dir=rtl` turns it round, to see that every page stands it. */

/** Set the document's direction where an address asks for one. */
export function turn(search: string, root: HTMLElement = document.documentElement): void {
  const asked = new URLSearchParams(search).get("dir");
  if (asked === "rtl" || asked === "ltr") root.dir = asked;
}
