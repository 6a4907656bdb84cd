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
function nameSelect2(box) {
  const label = box.closest(".form-row, td")?.querySelector("label")?.textContent.trim().replace(/[:：]$/, "") || box.closest("td")?.querySelector("select")?.getAttribute("aria-label");
  box.querySelectorAll(".select2-search__field").forEach((f) => f.setAttribute("aria-label", label || words.search));
  box.querySelectorAll("ul.select2-selection__rendered").forEach((ul) => { ul.setAttribute("role", "presentation"); ul.querySelectorAll("li").forEach((li) => li.setAttribute("role", "presentation")); });
}
// The body's editor is a box without a name of its own: it takes the name of its field.
function nameEditor(box) {
  const label = box.closest(".form-row")?.querySelector("label")?.textContent.trim().replace(/[:：]$/, "");
  if (!box.getAttribute("aria-label")) box.setAttribute("aria-label", label || words.editor);
}
function all() {
  document.querySelectorAll(".tabular table, #result_list").forEach(nameCells);
  document.querySelectorAll(".select2-container").forEach(nameSelect2);
  document.querySelectorAll(".ProseMirror[role=textbox], .ProseMirror").forEach(nameEditor);
}
addEventListener("load", all);
new MutationObserver((changes) => changes.some((c) => [...c.addedNodes].some((n) => n.nodeType === 1 && n.matches(".select2-container, .select2-container *, .prose-editor, .ProseMirror"))) && all()).observe(document.body, { childList: true, subtree: true });
document.addEventListener("formset:added", () => setTimeout(all));
