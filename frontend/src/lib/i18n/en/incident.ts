/** Strings of incident, by key: `incident.what`. */
export const incident = {} as const;
