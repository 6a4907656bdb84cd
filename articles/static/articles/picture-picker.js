// A click gives the picture's address and words to the dialog of the body's editor, which opened this window.
const list = document.querySelector("[data-number]");

list.addEventListener("click", (event) => {
  const button = event.target.closest("[data-address]");
  const tools = window.opener?.CKEDITOR?.tools;
  if (!button || !tools) return;
  tools.callFunction(Number(list.dataset.number), button.dataset.address, {
    alternative_text: button.dataset.alt,
    caption: button.dataset.caption,
  });
  window.close();
});
