// The titles of a row: shown as pairs of fields, sent as lines.
import { say } from "../ordered-rows.js";
import { keep } from "./past.js";
import { above, bare, element, lineText, one, state, titlesOf, words } from "./rows.js";
import { summary } from "./summary.js";

export function buildLines(row) {
  const cell = row.querySelector(".rg-titles"), titles = titlesOf(row);
  cell.querySelectorAll(".rg-line, .rg-addline").forEach((node) => node.remove());
  (titles.length ? titles : [{ organization: "", title: "", inferred: false }]).forEach((title) => cell.append(line(row, title)));
  const add = element("button", "rg-addline", { type: "button", textContent: words.addTitle, tabIndex: -1 });
  add.addEventListener("click", () => addLine(row));
  cell.append(add);
}

export function line(row, title) {
  const box = element("div", `rg-line${title.inferred ? " inferred" : ""}`);
  const organization = element("input", "rg-org", { type: "text", value: title.organization, autocomplete: "off", maxLength: 200 });
  organization.setAttribute("aria-label", title.inferred ? words.inferredOrganization : words.organization);
  const bar = element("span", "bar", { textContent: "｜" });
  bar.setAttribute("aria-hidden", "true");
  const post = element("input", "rg-title", { type: "text", value: title.title, autocomplete: "off", maxLength: 200 });
  post.setAttribute("aria-label", words.title);
  const drop = element("button", "rg-drop", { type: "button", textContent: "×", tabIndex: -1 });
  drop.setAttribute("aria-label", words.dropTitle);
  drop.addEventListener("click", () => { keep(); box.remove(); write(row); one(row, "name").focus(); });
  organization.addEventListener("input", () => { box.classList.remove("inferred"); organization.setAttribute("aria-label", words.organization); });
  organization.addEventListener("change", () => {
    if (/^(同上|〃|")$/.test(organization.value.trim())) { organization.value = ""; sameOrganization(row, organization); }
  });
  box.append(organization, bar, post, drop);
  return box;
}

export function write(row) {
  one(row, "titles").value = [...row.querySelectorAll(".rg-line")].map((box) => ({
    organization: box.querySelector(".rg-org").value.trim(), title: box.querySelector(".rg-title").value.trim(), inferred: box.classList.contains("inferred"),
  })).filter((title) => title.organization || title.title).map(lineText).join("\n");
  state.changed = true;
  summary();
}

export function addLine(row) {
  keep();
  const box = line(row, { organization: "", title: "", inferred: false });
  row.querySelector(".rg-addline").before(box);
  box.querySelector(".rg-org").focus();
}

export function sameOrganization(row, field) {
  let up = above(row);
  while (up && !titlesOf(up).some((title) => title.organization)) up = above(up);
  const organization = up && bare(titlesOf(up).find((title) => title.organization).organization);
  if (!organization) { say(words.noOrganization); return; }
  keep();
  const box = (field ?? row).closest(".rg-line") ?? row.querySelector(".rg-line");
  box.querySelector(".rg-org").value = organization;
  box.classList.remove("inferred");
  write(row);
  say(`${words.organization}: ${organization}`);
}
