import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

const MASKED = 0x9246;
const PLAIN = 0x1f01;

/** A context that names what draws, behind the extension or without it. */
function drawing(name: string, { masked = true } = {}): unknown {
  return {
    RENDERER: PLAIN,
    getExtension: (wanted: string) => {
      if (wanted === "WEBGL_lose_context") return { loseContext: () => undefined };
      return masked ? { UNMASKED_RENDERER_WEBGL: MASKED } : null;
    },
    getParameter: (what: number) => (what === (masked ? MASKED : PLAIN) ? name : "WebKit WebGL"),
  };
}

describe("what draws the map", () => {
  beforeEach(() => vi.resetModules());
  afterEach(() => vi.restoreAllMocks());

  async function canDraw(context: unknown): Promise<boolean> {
    vi.spyOn(HTMLCanvasElement.prototype, "getContext").mockImplementation((() => context) as never);
    return (await import("./renderer")).canDraw();
  }

  it.each(["ANGLE (NVIDIA, NVIDIA GeForce GTX 1650 OpenGL 4.6)", "Apple M2", "Mesa Intel(R) UHD Graphics 620"])(
    "is WebGL on %s",
    async (name) => {
      expect(await canDraw(drawing(name))).toBe(true);
      vi.resetModules();
      expect(await canDraw(drawing(name, { masked: false }))).toBe(true);
    },
  );

  it.each([
    "ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero)), SwiftShader driver)",
    "llvmpipe (LLVM 15.0.6, 256 bits)",
    "ANGLE (Microsoft, Microsoft Basic Render Driver Direct3D11)",
    "Apple Software Renderer",
  ])("is not where %s stands in for a card", async (name) => {
    expect(await canDraw(drawing(name))).toBe(false);
  });

  it("is not where there is no WebGL, or it cannot be asked for", async () => {
    expect(await canDraw(null)).toBe(false);
    vi.resetModules();
    vi.spyOn(HTMLCanvasElement.prototype, "getContext").mockImplementation(() => {
      throw new Error("switched off");
    });
    expect((await import("./renderer")).canDraw()).toBe(false);
  });
});
