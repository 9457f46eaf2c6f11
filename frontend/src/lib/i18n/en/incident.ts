/** Strings of incidents and of values of claims, by key: `incident.what`, `claims.what`. */
export const incident = {
  "claims.count.least": "at least {n}",
  "claims.count.most": "up to {n}",
  "claims.count.range": "{low} to {high}",
  "claims.count.best": "{range}, best {best}",
  "claims.count.some": "some",
  "claims.place.within": "{names} ± {km} km",
  "claims.days": "{start} to {end}",
} as const;
