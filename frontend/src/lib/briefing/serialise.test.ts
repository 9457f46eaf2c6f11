import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { escaped, serialise, wholeFile } from "./serialise";

function made(markup: string): Element {
  const place = document.createElement("div");
  place.innerHTML = markup;
  return place;
}

describe("markup of a part of the page", () => {
  test("keeps what a document is made of, and its links within", () => {
    const markup =
      '<section class="x" aria-labelledby="a"><h2 id="a">One &amp; two</h2><a href="#b">b</a><br></section>';
    expect(serialise(made(markup).firstChild!)).toBe(markup);
  });

  test("leaves out controls, scripts, handlers, styles and what is not to be printed", () => {
    const markup = [
      '<p onclick="x()" style="color:red" class="k">text<button>Press</button><script>alert(1)</script></p>',
      '<img src="http://evil.example/x.png" alt="no"><iframe src="/x"></iframe><input value="v">',
      '<div data-noprint>tools</div><style>p { color: red }</style><object data="x"></object>',
    ].join("");
    expect(serialise(made(markup))).toBe('<div><p class="k">textPressalert(1)</p>p { color: red }</div>');
  });

  test("turns links to other pages into their words, and opens tables", () => {
    const markup =
      '<a href="/incidents/1">One</a><a href="javascript:alert(1)">Two</a><details><summary>T</summary></details>';
    expect(serialise(made(markup))).toBe(
      '<div><span>One</span><span>Two</span><details open=""><summary>T</summary></details></div>',
    );
  });

  test("keeps a drawing with its fills, but no address outside the file", () => {
    const svg =
      '<svg viewBox="0 0 1 1"><defs><pattern id="p"></pattern></defs><rect fill="url(#p)" stroke="url(//evil.example/#x)"></rect></svg>';
    expect(serialise(made(svg).firstChild!)).toBe(
      '<svg viewBox="0 0 1 1"><defs><pattern id="p"></pattern></defs><rect fill="url(#p)"></rect></svg>',
    );
  });

  test("holds any text as text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string(), (words, title) => {
        const paragraph = document.createElement("p");
        paragraph.textContent = words;
        paragraph.title = title;
        const read = made(serialise(paragraph));
        expect(read.children).toHaveLength(1);
        expect(read.firstElementChild!.children).toHaveLength(0);
        expect(read.textContent!.replaceAll("\r\n", "\n").replaceAll("\r", "\n")).toBe(
          words.replaceAll("\0", "").replaceAll("\r\n", "\n").replaceAll("\r", "\n"),
        );
      }),
    );
  });
});

describe("the whole file", () => {
  test("lets nothing load or run, whatever title and styles hold", () => {
    const file = wholeFile(
      '</title><script>alert("x")</script>',
      "<p>body</p>",
      "p{}</style><script>alert(2)</script>",
    );
    const read = new DOMParser().parseFromString(file, "text/html");
    expect(read.title).toBe('</title><script>alert("x")</script>');
    expect(read.querySelectorAll("script")).toHaveLength(0);
    expect(read.body.innerHTML.trim()).toBe("<p>body</p>");
    const policy = read.querySelector("meta[http-equiv]")!.getAttribute("content")!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain("script");
  });

  test("escapes texts", () => {
    expect(escaped(`<a b="c">&'`)).toBe("&lt;a b=&quot;c&quot;&gt;&amp;'");
  });
});
