// Names for the fields that stock Django leaves without one: tabular inline rows, list_editable cells and Select2's parts.
const words = document.getElementById("desk-words").dataset;

function nameCells(table) {
  const heads = [...table.querySelectorAll("thead th")].map((th) => th.textContent.trim());
  table.querySelectorAll("tbody tr:not(.empty-form)").forEach((row, n) => {
    const cells = [...row.children].filter((c) => !c.classList.contains("original"));
    cells.forEach((cell, i) => cell.querySelectorAll("input:not([type=hidden]), select, textarea").forEach((field) => {
      const head = heads.filter(Boolean)[i];
      if (head && !field.labels?.length && !field.getAttribute("aria-label")) field.setAttribute("aria-label", `${head} ${n + 1}`);
    }));
  });
}
const idOf = (node) => (node.id ||= `name-${Math.random().toString(36).slice(2)}`);
function headOf(cell) {
  const place = [...cell.parentElement.children].indexOf(cell);
  return cell.closest("table")?.querySelector(`thead tr > :nth-child(${place + 1})`);
}
function nameSelect2(box) {
  const cell = box.closest("td"), name = box.closest(".form-row:not(tr)")?.querySelector("label") ?? (cell && headOf(cell));
  const label = name?.textContent.trim().replace(/[:：]$/, "") || words.search;
  box.querySelectorAll(".select2-search__field").forEach((field) => field.setAttribute("aria-label", label));
  // Its own name is what was chosen, which is nothing at first: the field's name comes before it.
  box.querySelectorAll(".select2-selection[aria-labelledby]").forEach((selection) => {
    const chosen = selection.querySelector(".select2-selection__rendered");
    chosen?.setAttribute("role", "presentation");
    chosen?.removeAttribute("aria-readonly");
    if (name && chosen) selection.setAttribute("aria-labelledby", `${idOf(name)} ${idOf(chosen)}`);
  });
  box.querySelectorAll("ul.select2-selection__rendered").forEach((list) => {
    list.setAttribute("role", "presentation");
    list.querySelectorAll("li").forEach((item) => item.setAttribute("role", "presentation"));
  });
}
// The body's editor is a box without a name of its own: it takes the name of its field.
function nameEditor(box) {
  const label = box.closest(".form-row")?.querySelector("label")?.textContent.trim().replace(/[:：]$/, "");
  if (!box.getAttribute("aria-label")) box.setAttribute("aria-label", label || words.editor);
}
// A date with a time is two boxes under one name: each says the word that stands before it too.
function nameMoment(box) {
  const label = box.closest(".fieldBox, .form-row")?.querySelector("label, .label")?.textContent.trim().replace(/[:：]$/, "") ?? "";
  box.querySelectorAll("input").forEach((field) => {
    const word = field.previousSibling?.textContent.trim().replace(/[:：]$/, "") ?? "";
    if (!field.labels.length && !field.getAttribute("aria-label")) field.setAttribute("aria-label", `${label} ${word}`.trim());
  });
}
function all() {
  document.getElementById("searchbar")?.setAttribute("aria-label", words.search);
  document.querySelectorAll(".tabular table, #result_list").forEach(nameCells);
  document.querySelectorAll(".select2-container").forEach(nameSelect2);
  document.querySelectorAll(".ProseMirror[contenteditable]").forEach(nameEditor);
  document.querySelectorAll("p.datetime").forEach(nameMoment);
  // Stock names a bare span, which only an image may have.
  document.querySelectorAll("span.search-label-icon[aria-label]").forEach((icon) => icon.setAttribute("role", "img"));
}
addEventListener("load", all);
new MutationObserver((changes) => changes.some((c) => [...c.addedNodes].some((n) => n.nodeType === 1 && n.matches(".select2-container, .select2-container *, .prose-editor, .ProseMirror"))) && all()).observe(document.body, { childList: true, subtree: true });
document.addEventListener("formset:added", () => setTimeout(all));
