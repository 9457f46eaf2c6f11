/** What an export came to, as the server's headers tell it. */
export interface Outcome {
  name: string;
  /** How many incidents were written; null where the server does not say. */
  written: number | null;
  /** Why some were left out, with how many, most first. */
  left: [reason: string, count: number][];
  /** Whether it is in no audit log, since the archive cannot be written. */
  unrecorded: boolean;
}

/** Read `Whence-Written: 17` and `Whence-Left-Out: no place=6, no day=3`. */
export function outcomeOf(response: Response, name: string): Outcome {
  const written = response.headers.get("whence-written");
  return {
    name,
    written: written === null || !/^\d+$/.test(written) ? null : Number(written),
    left: reasons(response.headers.get("whence-left-out") ?? ""),
    unrecorded: response.headers.get("whence-recorded") === "no",
  };
}

function reasons(header: string): Outcome["left"] {
  const found = [...header.matchAll(/\s*([^,=]+)=(\d+)/g)].map((match): [string, number] => [
    match[1]!.trim(),
    Number(match[2]),
  ]);
  return found.sort((one, other) => other[1] - one[1]);
}
