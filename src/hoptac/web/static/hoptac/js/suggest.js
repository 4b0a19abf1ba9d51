// What the search box offers while somebody types: a list to choose from by arrow keys or mouse.
// The form works without it; Enter on nothing chosen searches as ever.
"use strict";

const box = document.querySelector(".find input[data-suggest]");
if (box) suggesting(box);

function suggesting(input) {
  const list = document.createElement("ul");
  const told = document.createElement("p");
  let asked = null, timer = 0, chosen = -1;
  list.id = "suggestions";
  list.className = "suggestions";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", input.dataset.name);
  told.className = "visually-hidden";
  told.setAttribute("role", "status");
  input.closest("form").append(list, told);
  for (const [name, value] of Object.entries({
    role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false",
  })) input.setAttribute(name, value);

  const options = () => [...list.children];

  function close() {
    clearTimeout(timer);
    if (asked) asked.abort();
    list.hidden = true;
    list.replaceChildren();
    choose(-1);
    input.setAttribute("aria-expanded", "false");
    told.textContent = "";
  }

  function choose(number) {
    chosen = number;
    for (const [at, option] of options().entries()) option.setAttribute("aria-selected", String(at === chosen));
    const option = options()[chosen];
    if (option) {
      input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else {
      input.removeAttribute("aria-activedescendant");
    }
  }

  function show(found) {
    list.replaceChildren(...found.map((one, at) => {
      const option = document.createElement("li");
      const kind = document.createElement("span");
      kind.className = "kind";
      kind.textContent = one.kind;
      option.id = `suggestion-${at}`;
      option.dataset.url = one.url;
      option.setAttribute("role", "option");
      option.append(kind, " ", one.title);
      return option;
    }));
    choose(-1);
    list.hidden = !found.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    told.textContent = found.length ? `${found.length} ${input.dataset.told}` : "";
  }

  async function ask() {
    if (asked) asked.abort();
    const typed = input.value.trim();
    if (!typed) return close();
    asked = new AbortController();
    try {
      const answer = await fetch(`${input.dataset.suggest}?q=${encodeURIComponent(typed)}`, { signal: asked.signal });
      const found = answer.ok ? (await answer.json()).suggestions : [];
      if (document.activeElement === input) show(found);
    } catch (error) {
      if (error.name !== "AbortError") close();
    }
  }

  // Half a word under an input method is asked for too: what it says so far.
  input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(ask, 120); });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229 || event.ctrlKey || event.altKey || event.metaKey) return;
    const count = options().length;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!count) return void ask();
      const step = event.key === "ArrowDown" ? 1 : -1;
      // One place more than there are options: back to what was typed.
      choose((chosen + 1 + step + count + 1) % (count + 1) - 1);
    } else if (event.key === "Enter" && options()[chosen]) {
      event.preventDefault();
      location.assign(options()[chosen].dataset.url);
    } else if (event.key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    }
  });
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) location.assign(option.dataset.url);
  });
}
