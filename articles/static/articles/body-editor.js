// What the body's editor leaves in English or out of the keyboard's reach: names of its buttons, its menu of headings.
const names = {
  "heading 2": gettext("Heading"),
  "heading 3": gettext("Heading below it"),
  "unordered list": gettext("List with dots"),
  "ordered list": gettext("List with numbers"),
  "blockquote": gettext("Quotation"),
  "horizontal rule": gettext("Line across"),
  "figure": gettext("Picture"),
  "paragraph": gettext("Paragraph"),
  "bold": gettext("Bold"),
  "italic": gettext("Italic"),
  "underline": gettext("Underlined"),
  "strike": gettext("Struck"),
  "subscript": gettext("Subscript"),
  "superscript": gettext("Superscript"),
  "insert link": gettext("Link"),
  "remove link": gettext("Remove the link"),
  "insert table": gettext("Table"),
  "add column": gettext("Add a column"),
  "delete column": gettext("Delete the column"),
  "add row": gettext("Add a row"),
  "delete row": gettext("Delete the row"),
  "merge cells": gettext("Merge the cells"),
  "split cell": gettext("Split the cell"),
  "toggle header cell": gettext("Heading cell or not"),
  "delete table": gettext("Delete the table"),
  "undo": gettext("Undo"),
  "redo": gettext("Redo"),
  "edit html": gettext("Edit HTML"),
};
const nameOf = (text) => names[text.trim().toLowerCase()] ?? (Object.values(names).includes(text) ? text : undefined);

function dress(box) {
  if (!box.querySelector(".prose-menubar:not(.prose-menubar--floating)")) {
    // Its buttons come a moment after itself.
    new MutationObserver((_changes, watch) => { watch.disconnect(); dress(box); }).observe(box, { childList: true, subtree: true });
    return;
  }
  for (const button of box.querySelectorAll(".prose-menubar__button")) {
    const name = nameOf(button.title || button.getAttribute("aria-label") || button.textContent);
    if (!name) continue;
    button.title = name;
    button.setAttribute("aria-label", name);
  }
  for (const option of box.querySelectorAll(".prose-menubar__option > *")) {
    option.textContent = nameOf(option.textContent) ?? option.textContent;
  }
  for (const chosen of box.querySelectorAll(".prose-menubar__selected")) {
    const picker = chosen.parentElement.querySelector(".prose-menubar__picker");
    const name = () => {
      const button = chosen.querySelector("button"), kind = button && nameOf(button.title || button.textContent);
      if (kind) button.title = kind;
      button?.setAttribute("aria-label", `${gettext("Paragraph or heading")}: ${kind ?? ""}`);
      button?.setAttribute("aria-haspopup", "true");
    };
    // The editor puts another button in its place whenever the cursor moves.
    new MutationObserver(name).observe(chosen, { childList: true });
    name();
    chosen.addEventListener("click", (event) => {
      // Opened by keyboard: the next key belongs to the choices.
      if (event.detail === 0) picker.querySelector(".prose-menubar__option:not(.hidden)")?.focus();
    });
  }
}
// The editors of the page are there already when this runs; those of rows that are added come later.
document.querySelectorAll(".prose-editor").forEach(dress);
document.addEventListener("prose-editor:ready", ({ target }) => dress(target.closest(".prose-editor")));
