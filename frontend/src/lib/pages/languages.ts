/** Names of languages in the words of the desk; a tag that no language has is shown as it is. */
const names = new Intl.DisplayNames("en", { type: "language", fallback: "code" });

export function language(tag: string | null): string {
  if (tag === null) return "";
  try {
    return names.of(tag) ?? tag;
  } catch {
    return tag; // What is no tag by its form is refused by the browser, and is still what the archive holds.
  }
}
