/** jsdom knows `<dialog>` but cannot open one: this is as much as components need. */
export function openableDialogs(): void {
  HTMLDialogElement.prototype.showModal = function () {
    this.setAttribute("open", "");
  };
  HTMLDialogElement.prototype.close = function () {
    this.removeAttribute("open");
    this.dispatchEvent(new Event("close"));
  };
}
