/** Strings of review, by key: `review.what`. */
export const review = {} as const;
