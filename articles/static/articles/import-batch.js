// Works an import off piece by piece while its page is open; without script, the button does one piece a press.
const form = document.getElementById("import-go-on");
const bar = document.getElementById("import-progress");
const words = document.getElementById("import-words");

async function goOn() {
  const answer = await fetch(location.href, {
    method: "POST",
    body: new FormData(form),
    headers: { Accept: "application/json" },
    credentials: "same-origin",
  });
  if (!answer.ok) return false;
  const report = await answer.json();
  bar.value = report.done;
  words.textContent = words.dataset.words
    .replace("DONE", report.done)
    .replace("TOTAL", report.total)
    .replace("DRAFTS", report.imported);
  return report.is_running;
}

if (form) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    form.querySelector("button").disabled = true;
    try {
      while (await goOn());
    } finally {
      location.reload();
    }
  });
}
