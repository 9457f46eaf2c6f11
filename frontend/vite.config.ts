import { svelte } from "@sveltejs/vite-plugin-svelte";
import { svelteTesting } from "@testing-library/svelte/vite";
import { defineConfig } from "vitest/config";
import { budget } from "./scripts/budget";

/** The build lies inside the Python package, so that the wheel ships it. Nothing is inlined: the CSP allows no exceptions. */
export default defineConfig({
  plugins: [svelte(), svelteTesting(), budget()],
  build: {
    outDir: "../src/whence/web/static",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: { "/api": "http://127.0.0.1:8470" } },
  test: { environment: "jsdom", include: ["src/**/*.test.ts"] },
});
