// One key presses what bears it in data-key. Never while somebody types, under an input method, or held down; and never
// where somebody has switched keys off.
"use strict";

const KEYS_OFF = "hoptac-keys-off";

function keysOn() {
  try { return localStorage.getItem(KEYS_OFF) === null; } catch { return true; }
}

function switchKeys(on) {
  try { if (on) localStorage.removeItem(KEYS_OFF); else localStorage.setItem(KEYS_OFF, "1"); } catch { /* for this page only */ }
  document.documentElement.classList.toggle("keys", on);
}

function typing(target) {
  return Boolean(target.closest && target.closest("textarea, select, [contenteditable], input:not([type=checkbox], [type=radio], [type=submit], [type=button])"));
}

// The key of an event, in small letters; nothing where it is not meant for us.
function keyOf(event) {
  if (event.defaultPrevented || event.isComposing || event.keyCode === 229 || event.repeat) return "";
  if (event.ctrlKey || event.altKey || event.metaKey || typing(event.target)) return "";
  return event.key.length === 1 ? event.key.toLowerCase() : event.key;
}

function press(key) {
  const wanted = `[data-key="${CSS.escape(key)}"]`;
  const control = document.querySelector(`.card.current ${wanted}`)
    || [...document.querySelectorAll(wanted)].find((one) => !one.closest(".card"));
  if (control) control.click();
  // At once, not with the event that follows: the next key is the question's first letter.
  if (control && control.matches(".ask[open] > summary")) control.parentElement.querySelector("input").focus();
  return Boolean(control);
}

function openKeys() {
  const keys = document.getElementById("keys");
  if (!keys) return false;
  if (keys.open) keys.close(); else keys.showModal();
  document.getElementById("keys-on").checked = document.documentElement.classList.contains("keys");
  return true;
}

document.addEventListener("keydown", (event) => {
  const ask = event.key === "Escape" && !event.isComposing && event.target.closest && event.target.closest("details.ask");
  if (ask) {
    ask.open = false;
    ask.querySelector("summary").focus();
    return event.preventDefault();
  }
  const key = keyOf(event);
  if (!key || !document.documentElement.classList.contains("keys")) return;
  const shown = document.querySelector("dialog[open]");
  if (key === "?" ? openKeys() : !shown && (key === "/" ? find() : press(key))) event.preventDefault();
});

function find() {
  const box = document.getElementById("q");
  if (box) box.select();
  return Boolean(box);
}

document.addEventListener("click", (event) => { if (event.target.closest("[data-opens=keys]")) openKeys(); });
document.addEventListener("change", (event) => { if (event.target.id === "keys-on") switchKeys(event.target.checked); });

// Who opens the question wants to write it.
document.addEventListener("toggle", (event) => {
  if (event.target.matches("details.ask") && event.target.open) event.target.querySelector("input").focus();
}, true);

document.documentElement.classList.toggle("keys", keysOn());
