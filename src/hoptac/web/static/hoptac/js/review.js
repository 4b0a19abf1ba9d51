// Reviewing without waiting for pages: the answer of a decision takes the place of what was shown. All of it works
// without this file, as forms and links.
"use strict";

let busy = false;

async function fetched(address, options) {
  const answer = await fetch(address, { credentials: "same-origin", ...options });
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  // What came too late, or was not filled in, is told by the page itself.
  if (!answer.ok && answer.status !== 409 && answer.status !== 400) throw new Error(String(answer.status));
  return { answer, fresh };
}

// Nothing else is begun while something is under way: a key pressed twice must not decide on what nobody has seen.
async function alone(work, otherwise) {
  if (busy) return;
  busy = true;
  try {
    await work();
  } catch {
    otherwise();
  } finally {
    busy = false;
  }
}

function tell(words) {
  document.getElementById("told").textContent = words;
}

// The queue: the whole of the page's middle changes.

async function swap(address, options) {
  const { answer, fresh } = await fetched(address, options);
  const next = fresh.querySelector("main");
  if (!next.querySelector(".review, .queue-head")) throw new Error("elsewhere");
  document.querySelector("main").replaceWith(next);
  document.title = fresh.title;
  if (answer.url !== location.href) history.pushState(null, "", answer.url);
  const first = ["[role=alert]", ".form .field :is(input, select, textarea)", "#item-title", "h1"]
    .map((one) => next.querySelector(one)).find(Boolean);
  const count = next.querySelector(".queue-head > p");
  const line = next.querySelector("#done p");
  tell([line, count].map((part) => (part ? part.textContent.trim() : "")).filter(Boolean).join(". "));
  if (!first.matches("input, select, textarea")) first.tabIndex = -1;
  first.focus({ preventScroll: true });
  // On a phone the head of the page would push the sentence out of sight.
  const start = window.matchMedia("(max-width: 60rem)").matches && next.querySelector("#done");
  window.scrollTo(0, start ? start.getBoundingClientRect().top + window.scrollY : 0);
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("form[data-swap]") || form.dataset.plain) return;
  event.preventDefault();
  const body = new URLSearchParams(new FormData(form, event.submitter));
  // form.action would be the button of that name.
  alone(() => swap(form.getAttribute("action"), { method: "POST", body }), () => plainly(form, event.submitter));
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-swap]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  alone(() => swap(link.href), () => location.assign(link.href));
});

function plainly(form, button) {
  form.dataset.plain = "1";
  form.requestSubmit(button);
}

window.addEventListener("popstate", () => location.reload());

// A page: its card changes, and the next one that waits comes up.

function makeCurrent(card, come) {
  for (const other of document.querySelectorAll(".card.current")) other.classList.toggle("current", other === card);
  if (!card) return;
  card.classList.add("current");
  if (!come) return;
  card.focus({ preventScroll: true });
  card.scrollIntoView({ block: "center" });
}

function cards() {
  return [...document.querySelectorAll(".card[data-r]")];
}

function waitingAfter(card) {
  const all = cards(), at = all.indexOf(card);
  return [...all.slice(at + 1), ...all.slice(0, at)].find((one) => one.matches("[data-waits]"));
}

document.addEventListener("submit", (event) => {
  const form = event.target, card = form.closest(".card[data-r]");
  if (!card || form.dataset.plain) return;
  event.preventDefault();
  const body = new URLSearchParams(new FormData(form, event.submitter));
  const done = document.getElementById("done");
  body.set("done", done ? done.dataset.done : "");
  alone(() => decide(card, form.getAttribute("action"), body), () => plainly(form, event.submitter));
});

async function decide(card, address, body) {
  const { answer, fresh } = await fetched(address, { method: "POST", body });
  const next = fresh.getElementById(card.id);
  if (!answer.ok || !next) throw new Error("no card");
  const following = waitingAfter(card);
  card.replaceWith(next);
  renew(fresh);
  const state = next.querySelector(".state");
  tell(state ? state.textContent : "");
  makeCurrent(following && body.get("action") !== "undo" ? following : next, true);
}

// What was just decided, and how many still wait.
function renew(fresh) {
  for (const name of ["#done", "[data-live]", "#whole"]) {
    const [old, newer] = [document, fresh].map((where) => where.querySelector(name));
    if (old && newer) old.replaceWith(newer);
    else if (old) old.remove();
  }
}

document.addEventListener("focusin", (event) => {
  const card = event.target.closest(".card[data-r]");
  if (card) makeCurrent(card);
});

document.addEventListener("keydown", (event) => {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[keyOf(event)];
  const all = cards().filter((card) => card.matches("[data-waits], .current"));
  if (!step || !all.length || !document.documentElement.classList.contains("keys")) return;
  const at = all.findIndex((card) => card.matches(".current"));
  makeCurrent(all[(at + step + all.length) % all.length], true);
  event.preventDefault();
});

makeCurrent(cards().find((card) => `#${card.id}` === location.hash) || cards().find((card) => card.matches("[data-waits]")));

// Words selected on a page are the proof of a fact that is added by hand.

const add = document.createElement("a");
add.className = "button small add-words";
add.hidden = true;

function chosenWords() {
  const chosen = window.getSelection();
  const from = chosen.rangeCount && chosen.anchorNode.parentElement;
  if (!from || !from.closest("[data-page]") || from.closest(".cards")) return "";
  return String(chosen).trim().split("\n")[0].trim().slice(0, 1500);
}

function offer() {
  const words = chosenWords(), link = document.querySelector("a[data-words]");
  add.hidden = !words || !link;
  if (add.hidden) return;
  const address = new URL(link.href);
  address.searchParams.set("words", words);
  add.href = address;
  add.textContent = link.dataset.words;
  if (!add.isConnected) document.querySelector("main").append(add);
  const place = window.getSelection().getRangeAt(0).getBoundingClientRect();
  add.style.top = `${place.bottom + window.scrollY + 6}px`;
  add.style.left = `${Math.max(8, Math.min(place.left, document.documentElement.clientWidth - add.offsetWidth - 8))}px`;
}

document.addEventListener("selectionchange", offer);
offer(); // what was selected while the page was still loading
add.addEventListener("mousedown", (event) => event.preventDefault());
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-words]");
  if (link && !add.hidden) link.href = add.href;
});
