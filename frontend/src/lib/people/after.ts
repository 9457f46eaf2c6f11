/** Where to go after signing in: only ever to a page of this desk. */
export function after(query: URLSearchParams): string {
  const next = query.get("next") ?? "/";
  try {
    const address = new URL(next, location.origin);
    const inside = address.origin === location.origin && next.startsWith("/") && !/^\/(sign-in|open|api)\b/.test(next);
    return inside ? address.pathname + address.search : "/";
  } catch {
    return "/";
  }
}

/** Load the desk anew: what was known of whoever was here before is gone with the old page. */
export function enter(address: string): void {
  location.replace(address);
}
