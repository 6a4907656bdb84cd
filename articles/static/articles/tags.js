// Suggests existing tags for the one that is being typed: arrows choose, Enter takes, Escape leaves, a click takes too.
const SEPARATORS = /[,，、;；\n]/;

for (const field of document.querySelectorAll("[data-tag-source]")) {
  const list = Object.assign(document.createElement("ul"), { id: `${field.id}-tags`, className: "nr-suggest", hidden: true });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", field.labels[0]?.textContent.trim() ?? "");
  field.after(list);
  field.parentElement.classList.add("nr-suggesting");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", list.id);
  let asked = "", chosen = -1;

  // Where the tag under the cursor begins and ends.
  function span() {
    const at = field.selectionStart, before = field.value.slice(0, at).split(SEPARATORS).at(-1);
    return [at - before.length, at + field.value.slice(at).split(SEPARATORS)[0].length];
  }
  function choose(number) {
    chosen = number;
    [...list.children].forEach((option, place) => option.setAttribute("aria-selected", place === number));
    if (number < 0) field.removeAttribute("aria-activedescendant");
    else field.setAttribute("aria-activedescendant", list.children[number].id);
  }
  function close() {
    list.hidden = true;
    list.replaceChildren();
    choose(-1);
  }
  function take(tag) {
    const [start, end] = span();
    field.setRangeText(tag, start, end, "end");
    asked = "";
    close();
  }
  async function suggest() {
    const [start, end] = span(), typed = field.value.slice(start, end).trim();
    asked = typed;
    if (!typed) { close(); return; }
    const answer = await fetch(`${field.dataset.tagSource}?q=${encodeURIComponent(typed)}`);
    if (!answer.ok || asked !== typed) return;
    const { tags } = await answer.json();
    close();
    list.append(...tags.filter((tag) => tag !== typed).map((tag, place) => {
      const option = Object.assign(document.createElement("li"), { id: `${list.id}-${place}`, textContent: tag });
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", false);
      return option;
    }));
    list.hidden = !list.children.length;
    list.style.left = `${field.offsetLeft}px`;
    list.style.top = `${field.offsetTop + field.offsetHeight}px`;
  }

  field.addEventListener("input", (event) => { if (!event.isComposing) suggest(); });
  field.addEventListener("compositionend", suggest);
  field.addEventListener("blur", close);
  field.addEventListener("keydown", (event) => {
    // While an input method composes, its keys are its own.
    if (list.hidden || event.isComposing || event.keyCode === 229) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key], count = list.children.length;
    if (step) choose((chosen + step + count + (chosen < 0 && step < 0 ? 1 : 0)) % count);
    else if (event.key === "Enter" && chosen >= 0) take(list.children[chosen].textContent);
    else if (event.key === "Escape") close();
    else return;
    event.preventDefault();
  });
  // Before the field loses the focus to the list.
  list.addEventListener("mousedown", (event) => {
    event.preventDefault();
    const option = event.target.closest("li");
    if (option) take(option.textContent);
  });
}
