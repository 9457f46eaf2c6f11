/** Strings of archive, by key: `archive.what`. */
export const archive = {} as const;
