/** Strings of people, by key: `people.what`. */
export const people = {} as const;
