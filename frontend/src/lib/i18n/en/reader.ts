/** Strings of reader, by key: `reader.what`. */
export const reader = {} as const;
