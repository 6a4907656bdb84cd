// The menu of a row: F2 or ⋯, then one letter.
import { filled } from "../ordered-rows.js";
import { addRow, become, merge, openMore, takeOut, titlesBelow } from "./operations.js";
import { above, element, isPerson, kind, number, one, words } from "./rows.js";
import { openSplit } from "./split.js";
import { addLine, sameOrganization } from "./titles.js";

let menu = null;
function closeMenu(back = true) {
  if (!menu) return;
  const { box, button, from } = menu;
  menu = null;
  box.remove();
  button.setAttribute("aria-expanded", "false");
  if (back) (from?.isConnected && from !== document.body ? from : button).focus();
}

export function openMenu(row) {
  if (menu) { closeMenu(); return; }
  const button = row.querySelector(".rg-more"), from = document.activeElement, field = from?.closest?.(".rg-line") ? from : null;
  const entries = [
    ["S", words.menuSplit, () => openSplit(row)],
    above(row) && ["M", words.menuMerge, () => merge(row)],
    null,
    isPerson(row) && ["O", words.menuOrganization, () => sameOrganization(row, field)],
    isPerson(row) && ["T", words.menuTitles, () => titlesBelow(row)],
    isPerson(row) && ["L", words.menuLine, () => addLine(row)],
    isPerson(row) && null,
    !isPerson(row) && ["P", words.menuPerson, () => become(row, "person")],
    kind(row) !== "group" && ["G", words.menuGroup, () => become(row, "group")],
    kind(row) !== "organization" && ["B", words.menuOrganizationRow, () => become(row, "organization")],
    ["E", words.menuMore, () => openMore(row)],
    ["N", words.menuAbove, () => addRow(row)],
    ["X", one(row, "out").checked ? words.menuBack : words.menuOut, () => takeOut(row)],
  ].filter((entry) => entry !== false && entry !== undefined);
  const box = element("div", "rg-menu");
  box.setAttribute("role", "menu");
  box.setAttribute("aria-label", filled(words.menu, { number: number(row) }));
  for (const entry of entries) {
    if (!entry) { const rule = element("hr"); rule.setAttribute("role", "separator"); box.append(rule); continue; }
    const [key, text, act] = entry, choice = element("button", "", { type: "button", tabIndex: -1 });
    choice.setAttribute("role", "menuitem");
    choice.dataset.key = key.toLowerCase();
    choice.append(element("span", "", { textContent: text }), element("kbd", "", { textContent: key }));
    choice.addEventListener("click", () => { closeMenu(); act(); });
    box.append(choice);
  }
  box.addEventListener("keydown", (event) => {
    event.stopPropagation();
    const all = [...box.querySelectorAll("button")], at = all.indexOf(document.activeElement);
    const to = { ArrowDown: (at + 1) % all.length, ArrowUp: (at - 1 + all.length) % all.length, Home: 0, End: all.length - 1 }[event.key];
    if (to !== undefined) { event.preventDefault(); all[to].focus(); }
    else if (event.key === "Escape" || event.key === "F2") { event.preventDefault(); closeMenu(); }
    else if (event.key === "Tab") closeMenu();
    else if (!event.ctrlKey && !event.metaKey && !event.altKey) {
      const hit = all.find((choice) => choice.dataset.key === event.key.toLowerCase());
      if (hit) { event.preventDefault(); hit.click(); }
    }
  });
  row.querySelector(".rg-act").append(box);
  box.classList.toggle("up", box.getBoundingClientRect().bottom > innerHeight - 64);
  button.setAttribute("aria-expanded", "true");
  menu = { box, button, from };
  box.querySelector("button").focus();
}
document.addEventListener("pointerdown", (event) => {
  if (menu && !menu.box.contains(event.target) && !menu.button.contains(event.target)) closeMenu(false);
});
