"use strict";
(() => {
  const marks = [...document.querySelectorAll(".text .s")];
  const begins = marks.map((mark) => Number(mark.id.slice(1)));
  const cards = [...document.querySelectorAll(".card")];
  const byNumber = new Map(cards.map((card) => [card.dataset.number, card]));
  const form = document.querySelector(".filters");
  let pinned = null;
  let lit = [];
  let near = [];

  /* Highlights are cut so that each begins and ends with a mark: a stretch is the marks that begin inside it. */
  const inside = (begin, end) => {
    let low = 0;
    let high = begins.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (begins[middle] < begin) low = middle + 1;
      else high = middle;
    }
    const found = [];
    while (low < begins.length && begins[low] < end) found.push(marks[low++]);
    return found;
  };

  const darken = () => {
    for (const [mark, role] of lit) mark.classList.remove("lit", role);
    lit = [];
  };
  const light = (links) => {
    darken();
    for (const link of links) {
      const role = "r-" + link.dataset.role;
      for (const mark of inside(Number(link.dataset.begin), Number(link.dataset.end))) {
        mark.classList.add("lit", role);
        lit.push([mark, role]);
      }
    }
  };
  const linksOf = (card) => card.querySelectorAll("[data-begin]");
  const rest = () => (pinned ? light(linksOf(pinned)) : darken());

  const pin = (card, scroll) => {
    if (pinned) pinned.classList.remove("active");
    pinned = card;
    if (!card) return darken();
    card.classList.add("active");
    if (scroll) card.scrollIntoView({ block: "nearest" });
    return light(linksOf(card));
  };

  const pointAt = (mark) => {
    for (const card of near) card.classList.remove("near");
    near = mark ? mark.dataset.claims.split(" ").map((n) => byNumber.get(n)).filter(Boolean) : [];
    for (const card of near) card.classList.add("near");
  };

  document.addEventListener("mouseover", (event) => {
    const link = event.target.closest(".claims [data-begin]");
    const card = event.target.closest(".card");
    const mark = event.target.closest(".text .s");
    pointAt(mark);
    if (link && !link.classList.contains("main")) light([link]);
    else if (card) light(linksOf(card));
    else if (near.length) light(near.flatMap((each) => [...linksOf(each)]));
    else rest();
  });
  document.addEventListener("focusin", (event) => {
    const card = event.target.closest(".card");
    const mark = event.target.closest(".text .s");
    if (card) pin(card, false);
    pointAt(mark);
    const link = event.target.closest(".claims [data-begin]");
    if (link && !link.classList.contains("main")) light([link]);
  });
  document.addEventListener("click", (event) => {
    const card = event.target.closest(".card");
    const mark = event.target.closest(".text .s");
    if (card) pin(card, false);
    else if (mark && mark.dataset.claims) pin(byNumber.get(mark.dataset.claims.split(" ")[0]), true);
  });
  const follow = () => {
    const target = document.getElementById(location.hash.slice(1));
    if (!target || !target.classList.contains("card")) return;
    target.hidden = false;
    target.querySelector(".main").focus({ preventScroll: true });
    target.scrollIntoView({ block: "nearest" });
  };
  window.addEventListener("hashchange", follow);
  follow();

  if (!form) return;
  form.hidden = false;
  const chips = [...form.querySelectorAll(".chip")];
  const status = form.querySelector(".shown");
  const visible = () => cards.filter((card) => !card.hidden);

  const filter = () => {
    const kept = new Set(chips.filter((chip) => chip.getAttribute("aria-pressed") === "true").map((chip) => chip.dataset.standing));
    const speaker = form.elements.speaker.value;
    for (const card of cards) {
      card.hidden = !kept.has(card.dataset.standing) || (speaker !== "" && card.dataset.speaker !== speaker);
    }
    for (const mark of marks) {
      const numbers = mark.dataset.claims ? mark.dataset.claims.split(" ") : [];
      mark.classList.toggle("away", numbers.length > 0 && numbers.every((n) => byNumber.get(n).hidden));
    }
    const left = visible();
    status.textContent = left.length === cards.length ? "" : `Showing ${left.length} of ${cards.length} claims.`;
    if (pinned && pinned.hidden) pin(null);
  };
  for (const chip of chips) {
    chip.addEventListener("click", () => {
      chip.setAttribute("aria-pressed", String(chip.getAttribute("aria-pressed") !== "true"));
      filter();
    });
  }
  form.addEventListener("change", filter);
  form.addEventListener("submit", (event) => event.preventDefault());

  const step = (by) => {
    const left = visible();
    if (!left.length) return;
    const at = left.indexOf(pinned);
    const next = left[at < 0 ? (by > 0 ? 0 : left.length - 1) : Math.min(left.length - 1, Math.max(0, at + by))];
    next.querySelector(".main").focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("select, textarea")) return;
    if (event.key === "Escape" && pinned) pinned.querySelector(".main").focus();
    if (!form.elements.keys.checked) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
  });
})();
