/** Light, dark, or as the system is. Kept in this browser; `main.ts` sets it before anything is drawn. */
const KEPT = "whence.theme";
export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

function kept(): Theme {
  const found = localStorage.getItem(KEPT);
  return THEMES.find((theme) => theme === found) ?? "system";
}

class Look {
  theme = $state<Theme>(kept());
  #systemDark = $state(false);

  constructor() {
    const query = matchMedia("(prefers-color-scheme: dark)");
    this.#systemDark = query.matches;
    query.addEventListener("change", (event) => (this.#systemDark = event.matches));
    this.#show();
  }

  /** Whether it is dark now. */
  get dark(): boolean {
    return this.theme === "dark" || (this.theme === "system" && this.#systemDark);
  }

  set(theme: Theme): void {
    this.theme = theme;
    localStorage.setItem(KEPT, theme);
    this.#show();
  }

  /** Go to the next theme in the row. */
  turn(): void {
    this.set(THEMES[(THEMES.indexOf(this.theme) + 1) % THEMES.length]!);
  }

  #show(): void {
    if (this.theme === "system") delete document.documentElement.dataset["theme"];
    else document.documentElement.dataset["theme"] = this.theme;
  }
}

export const look = new Look();
