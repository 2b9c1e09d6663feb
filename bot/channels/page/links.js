// Copying the link of an answer: by the browser's clipboard, or from a field where that is not allowed.

import { element } from "/page/parts.js";

export async function copyLink(button, announce) {
  const link = new URL(button.dataset.copy, window.location.href).href;
  try {
    await navigator.clipboard.writeText(link);
    button.querySelector(".said").textContent = "Link copied";
    announce("Link copied");
  } catch {
    toCopy(button, link, announce);
  }
}

// without a secure connection, or where the person has forbidden it, browsers give a page no clipboard
function toCopy(button, link, announce) {
  const entry = button.parentElement;
  let field = entry.querySelector("input");
  if (!field) {
    field = element("input", { type: "text", readonly: "", value: link, "aria-label": "Link to this answer" });
    entry.append(field);
  }
  field.focus();
  field.select();
  announce("The link is selected: copy it.");
}
