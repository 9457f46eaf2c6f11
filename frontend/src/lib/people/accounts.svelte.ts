/** The accounts of an archive, and what an admin does with them. */
import { get, patch, post } from "../api/client";
import { t } from "../i18n";
import type { Role, User } from "../pages/types";
import { name as named } from "../words";

interface UserChange {
  role?: Role;
  active?: boolean;
  password?: string;
}

export class Accounts {
  users = $state.raw<User[]>([]);
  loaded = $state(false);
  busy = $state(false);
  error = $state.raw<unknown>(null);
  /** What was done last, to be said. */
  done = $state("");

  load(): Promise<boolean> {
    return this.#do(async () => {
      this.users = await get<User[]>("/users");
      this.loaded = true;
    });
  }

  add(name: string, role: Role, password: string): Promise<boolean> {
    return this.#do(async () => {
      const user = await post<User>("/users", { name, role, password });
      this.users = [...this.users, user].sort((one, other) => one.name.localeCompare(other.name));
      this.done = t("people.added", { name: user.name });
    });
  }

  /** Change an account. Where it is refused, the list stays as the server has it. */
  change(name: string, change: UserChange): Promise<boolean> {
    return this.#do(async () => {
      const user = await patch<User>(`/users/${encodeURIComponent(name)}`, change);
      this.users = this.users.map((each) => (each.name === name ? user : each));
      this.done = said(user, change);
    });
  }

  async #do(work: () => Promise<void>): Promise<boolean> {
    this.busy = true;
    this.error = null;
    this.done = "";
    try {
      await work();
      return true;
    } catch (error) {
      this.error = error;
      this.users = [...this.users];
      return false;
    } finally {
      this.busy = false;
    }
  }
}

function said(user: User, change: UserChange): string {
  if (change.password !== undefined) return t("people.changed-password", { name: user.name });
  if (change.role !== undefined) return t("people.changed-role", { name: user.name, role: named("role", user.role) });
  return t(user.active ? "people.changed-open" : "people.changed-closed", { name: user.name });
}
