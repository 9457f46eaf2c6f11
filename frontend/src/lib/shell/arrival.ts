/** What happens on arriving at a page: its heading becomes the document's title, and takes the focus. */

/**
 * Follow the heading of what is inside `main`. The title is always the heading's words; `arrive` makes the next page's
 * heading take the focus as soon as there is one, unless somebody has moved the focus into the page meanwhile. Where that
 * heading gives way to another, as "Loading…" does, the focus goes along.
 */
export function followHeading(main: HTMLElement, name: string): { arrive: () => void; stop: () => void } {
  let awaited = false;
  let left: Element | null = null;
  let focused: Element | null = null;
  const read = (): void => {
    const heading = main.querySelector("h1");
    const words = heading?.textContent?.trim();
    if (!heading || !words) return;
    const title = `${words} · ${name}`;
    if (document.title !== title) document.title = title;
    const isLost = focused?.isConnected === false && document.activeElement === document.body;
    if (!isLost && (!awaited || heading === left)) return;
    awaited = false;
    focusOn(heading);
  };
  const focusOn = (heading: HTMLElement): void => {
    focused = null;
    const now = document.activeElement;
    if (now && now !== main && main.contains(now)) return;
    focused = heading;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    window.scrollTo({ top: 0 });
  };
  const arrive = (): void => {
    awaited = true;
    focused = null;
    left = main.querySelector("h1");
  };
  const observer = new MutationObserver(read);
  observer.observe(main, { childList: true, subtree: true, characterData: true });
  read();
  return { arrive, stop: () => observer.disconnect() };
}
