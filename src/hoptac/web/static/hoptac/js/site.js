// Comfort only: every page works without this file.
"use strict";

// Words light up with their card, and the card with its words.
function light(ref, on) {
  if (!ref) return;
  const card = document.getElementById("r" + ref);
  if (card) card.classList.toggle("lit", on);
  for (const mark of document.querySelectorAll(`mark[data-r="${CSS.escape(ref)}"]`)) mark.classList.toggle("lit", on);
}

function ref(target) {
  const part = target.closest && target.closest("[data-r]");
  return part ? part.dataset.r : null;
}

for (const [on, off] of [["mouseover", "mouseout"], ["focusin", "focusout"]]) {
  document.addEventListener(on, (event) => light(ref(event.target), true));
  document.addEventListener(off, (event) => light(ref(event.target), false));
}

// A tap on words brings their card into view.
document.addEventListener("click", (event) => {
  const mark = event.target.closest("mark[data-r]");
  const card = mark && document.getElementById("r" + mark.dataset.r);
  if (card) card.scrollIntoView({ block: "nearest" });
});

// Accept and reject without losing one's place: the answer is the same page; only the card and the count are taken from it.
document.addEventListener("submit", async (event) => {
  const form = event.target;
  const card = form.closest(".card[data-r]");
  if (!card || form.dataset.plain) return;
  event.preventDefault();
  const body = new URLSearchParams(new FormData(form, event.submitter));
  try {
    // form.action would be the button of that name.
    const answer = await fetch(form.getAttribute("action"), { method: "POST", body, credentials: "same-origin" });
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const next = fresh.getElementById(card.id);
    if (!answer.ok || !next) throw new Error("no card");
    card.replaceWith(next);
    for (const live of document.querySelectorAll("[data-live]")) {
      const newer = fresh.querySelector(`[data-live="${live.dataset.live}"]`);
      if (newer) live.textContent = newer.textContent;
    }
    const state = next.querySelector(".state");
    document.getElementById("told").textContent = state ? state.textContent : "";
    const first = next.querySelector("button");
    if (first) first.focus();
  } catch {
    form.dataset.plain = "1";
    form.requestSubmit(event.submitter);
  }
});

// Files dropped anywhere on this page go into the form's ordinary input: beside the zone, the browser would leave for the file.
const zone = document.querySelector(".drop");
if (zone) {
  const input = zone.querySelector("input[type=file]");
  for (const name of ["dragenter", "dragover"]) {
    document.addEventListener(name, (event) => { event.preventDefault(); zone.classList.add("over"); });
  }
  document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) zone.classList.remove("over"); });
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    zone.classList.remove("over");
    if (event.dataTransfer.files.length) input.files = event.dataTransfer.files;
  });
}

// Words selected on a page go along as the proof of a fact that is added by hand.
for (const link of document.querySelectorAll("a[data-words]")) {
  link.addEventListener("click", () => {
    const words = String(window.getSelection()).trim().split("\n")[0].trim().slice(0, 1500);
    const address = new URL(link.href);
    if (words) address.searchParams.set("words", words);
    link.href = address;
  });
}

// On paper nothing is folded away.
window.addEventListener("beforeprint", () => {
  for (const more of document.querySelectorAll("details.more")) more.open = true;
});
