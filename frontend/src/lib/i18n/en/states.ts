/** Strings of what is empty, on its way, or failed, by key: `states.what`. */
export const states = {
  "states.unreachable": "The desk does not answer. See whether “whence serve” is still running, then try again.",
  "states.malformed": "The address is not one that the desk could have made; perhaps a part of it was lost.",
  "states.sign-in": "Sign in",
} as const;
