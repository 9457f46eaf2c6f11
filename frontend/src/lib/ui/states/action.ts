/** What a state offers to do: a link, or something to run. */
export type Action = { label: string; href?: string; run?: () => void };
