/** Strings of words, by key: `words.what`. */
export const words = {} as const;
