/** Strings of briefing, by key: `briefing.what`. */
export const briefing = {} as const;
