/**
 * Hand a file to whoever sits at the browser. An anchor with a `download` attribute is no navigation, so the CSP of the
 * desk stands as it is; the address of the blob lives only as long as it takes.
 */
export function save(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const anchor = document.createElement("a");
  anchor.href = address;
  anchor.download = name;
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** A name that every file system takes: letters, digits, hyphens. */
export function fileName(words: string, extension: string): string {
  const plain = words
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "")
    .toLowerCase();
  return `${[...plain].slice(0, 80).join("") || "whence"}${extension}`;
}

/** The name that a server gives a file: `Content-Disposition: attachment; filename="incidents.csv"`. */
export function namedBy(response: Response): string | null {
  const header = response.headers.get("content-disposition") ?? "";
  const found = /filename="?([^";]+)"?/.exec(header)?.[1]?.trim();
  return found ? found.replace(/[\\/]/g, "-") : null;
}
