// Which figures are asked: the published ones, or those with an invented council's own beside them, where offered.

import { element } from "/page/parts.js";

const place = document.getElementById("sets");

// shows a choice where there is one, `now` says which is chosen already; `choose` is told what someone chose
export async function offerSets(now, choose) {
  const sets = await fetch("/api/data").then((response) => response.json());
  if (sets.length < 2) return;
  for (const { id, name } of sets) {
    const radio = element("input", { type: "radio", name: "set", value: id });
    radio.checked = id === now();
    radio.addEventListener("change", () => choose(id, name));
    place.append(element("label", {}, radio, name));
  }
  place.hidden = false;
}

// after an answer was opened that is of the other set
export function showSet(id) {
  for (const radio of place.querySelectorAll("input")) radio.checked = radio.value === id;
}
