/** What the one who is signed in may do in review, and whose acts are their own. */
import { session } from "../shell/session.svelte";

class Me {
  get known(): boolean {
    return session.value?.name != null;
  }

  get name(): string | null {
    return session.value?.name ?? null;
  }

  get coder(): boolean {
    return session.may("coder");
  }

  get editor(): boolean {
    return session.may("editor");
  }

  /** Whether several people judge here, and one is of them: each has to judge without the others. */
  get independent(): boolean {
    return session.value?.mode === "accounts" && this.coder;
  }

  /** Whether one may take back what somebody did: one's own as a coder, that of others as an editor. */
  mayUndo(who: string): boolean {
    return who === this.name ? this.coder : this.editor;
  }
}

export const me = new Me();
