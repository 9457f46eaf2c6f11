export { keys } from "./registry.svelte";
export { SHORTCUTS, type Shortcut } from "./catalogue";
