"""What tells that a payload got through: it ran, it opened a dialog, it asked another host, or it became an element."""

from __future__ import annotations

from dataclasses import dataclass, field

from playwright.sync_api import BrowserContext, Page

from tests.web.browser.xss.grammar import EVIL

_PROBE = """
(evil) => {
  const found = [];
  const seen = (element, why) => found.push(`${why}: ${element.outerHTML.slice(0, 300)}`);
  const never = `script:not([src]), iframe, frame, frameset, object, embed, applet, base, portal, fencedframe,
    marquee, math, meta[http-equiv],
    foreignObject, xss, x-whence, bgsound, plaintext, xmp, noembed, keygen, font, center, style`;
  const held = ["href", "src", "action", "formaction", "data", "poster", "srcset", "ping", "background", "xlink:href"];
  const roots = [document];
  while (roots.length) {
    const root = roots.pop();
    for (const element of root.querySelectorAll(never)) seen(element, "an element that the desk never makes");
    for (const element of root.querySelectorAll("*")) {
      if (element.shadowRoot) roots.push(element.shadowRoot);
      for (const { name, value } of element.attributes) {
        if (/^on/i.test(name)) seen(element, `a handler ${name}`);
        if (!held.includes(name.toLowerCase())) continue;
        const address = value.replace(/[\\u0000-\\u0020\\u007f-\\u00a0]/g, "").toLowerCase();
        const bad = /^(javascript|vbscript|data|blob|view-source|feed|file):/.test(address);
        if (bad) seen(element, `an address ${name}`);
        const resolved = URL.canParse(value, location.href) ? new URL(value, location.href) : null;
        const link = element.matches("a[href]") && name === "href" && /^https?:$/.test(resolved?.protocol ?? "");
        if (resolved?.hostname.endsWith(evil) && !link) seen(element, `a foreign ${name}`);
        if (link && resolved.origin !== location.origin && !/noreferrer/.test(element.rel)) seen(element, "a referrer");
      }
      if (/url\\(/.test(element.getAttribute("style") ?? "")) seen(element, "a style that fetches");
    }
  }
  return found;
}
"""


@dataclass
class Canary:
    """Hears every payload that runs in a context, in whatever frame."""

    fired: list[str] = field(default_factory=list)

    def listen(self, context: BrowserContext) -> None:
        """Begin to listen; before any page is opened."""
        context.expose_binding("__xss", lambda _source, name=None: self.fired.append(str(name)))

    def found(self, page: Page) -> list[str]:
        """List what payloads made of a page."""
        made: list[str] = page.evaluate(_PROBE, EVIL)
        return made
