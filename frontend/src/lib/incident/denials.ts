/** Who denies a deed: the party itself, in a claim that somebody else makes. */
import type { Claim, Party } from "../api/reading";

/** Name the party as it denies a claim of somebody else; undefined where the claim itself is the denial. */
export function denialOf(claim: Claim, party: Party): string | undefined {
  for (const { holder, stance } of claim.stances) {
    if (stance !== "denies" || holder === "author") continue;
    const known = holder.actor_id !== null && holder.actor_id === party.actor_id;
    if (known || holder.name === party.name || party.names.includes(holder.name)) return holder.name;
  }
  return undefined;
}
