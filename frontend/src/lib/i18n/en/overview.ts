/** Strings of overview, by key: `overview.what`. */
export const overview = {} as const;
