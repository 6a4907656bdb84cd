// Suggests existing tags for the last one that is being typed, through the browser's own list of suggestions.
const SEPARATORS = /[,，、;；\n]/;

for (const field of document.querySelectorAll("[data-tag-source]")) {
  const list = document.createElement("datalist");
  list.id = `${field.id}-tags`;
  field.after(list);
  field.setAttribute("list", list.id);
  let asked = "";
  field.addEventListener("input", async () => {
    const parts = field.value.split(SEPARATORS), typed = parts.at(-1).trim();
    const before = field.value.slice(0, field.value.length - parts.at(-1).length);
    asked = typed;
    if (!typed) { list.replaceChildren(); return; }
    const answer = await fetch(`${field.dataset.tagSource}?q=${encodeURIComponent(typed)}`);
    if (!answer.ok || asked !== typed) return;
    const { tags } = await answer.json();
    list.replaceChildren(...tags.map((tag) => Object.assign(document.createElement("option"), { value: before + tag })));
  });
}
