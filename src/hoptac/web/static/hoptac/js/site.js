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

// On paper nothing is folded away.
window.addEventListener("beforeprint", () => {
  for (const more of document.querySelectorAll("details.more")) more.open = true;
});
