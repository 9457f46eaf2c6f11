/** What a test of a panel needs: a fake desk behind `fetch`, somebody signed in, and keys that are heard. */
import { configure } from "@testing-library/svelte";
import userEvent, { type UserEvent } from "@testing-library/user-event";
import { vi } from "vitest";
import { keys } from "../../keys";
import { router } from "../../router.svelte";
import { session } from "../../shell/session.svelte";
import type { Session } from "../types";
import { undoing } from "../undo.svelte";
import { FakeDesk, serve } from "./desk";

// A machine that is busy with much else is slow at telling roles, and never by a second.
configure({ asyncUtilTimeout: 5000 });
vi.setConfig({ testTimeout: 20_000 });

const hear = (event: KeyboardEvent): void => keys.press(event);

/** Begin anew: nobody's drafts, nothing to undo, the address given. */
export function begin(role: Session["role"] = "coder", address = "/review"): { desk: FakeDesk; user: UserEvent } {
  const desk = new FakeDesk();
  desk.session = { ...desk.session, role };
  session.value = desk.session;
  sessionStorage.clear();
  localStorage.clear();
  undoing.dismiss();
  router.go(address, { replace: true });
  vi.stubGlobal("fetch", vi.fn(serve(desk)));
  // jsdom lays nothing out, so it cannot scroll.
  Element.prototype.scrollIntoView = () => undefined;
  window.removeEventListener("keydown", hear);
  window.addEventListener("keydown", hear);
  return { desk, user: userEvent.setup() };
}
