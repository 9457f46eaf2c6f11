/** Addresses of the overview with one filter set. */
const filtered = (name: string, value: string) => `/?${new URLSearchParams({ [name]: value })}`;

export const withActor = (id: string) => filtered("actor", id);
export const withTarget = (id: string) => filtered("target", id);
export const withPlace = (name: string) => filtered("place", name);
export const withWords = (words: string) => filtered("q", words);
