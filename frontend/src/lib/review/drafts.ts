/** What somebody began and has not sent, kept for this tab: a refusal, a reload or a slip of the key loses nothing. */

const PREFIX = "whence.draft.";

/** Read what was kept; null for nothing, or for what no draft can be. */
export function kept<T extends object>(id: string): T | null {
  const text = sessionStorage.getItem(PREFIX + id);
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === "object" ? (value as T) : null;
  } catch {
    return null;
  }
}

/** Keep a draft; says whether there was room for it. */
export function keep(id: string, draft: object): boolean {
  try {
    sessionStorage.setItem(PREFIX + id, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export function drop(id: string): void {
  sessionStorage.removeItem(PREFIX + id);
}
