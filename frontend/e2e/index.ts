/** Helpers of the browser tests that run inside the page. */
export {};
