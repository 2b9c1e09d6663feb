// The reading line: each part is a button that opens its choices and a field for other words. Nothing is asked before
// someone takes a choice or sends.

import { element } from "/page/parts.js";

const NAMES = {
  metric: "measure", theme: "theme", area: "place", comparator: "comparator group", period: "time", kind: "kind of answer",
};
const STEPS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

// `change` is told the answer's id, the part, its value and how to say so; null where there is no reading to show
export function readingLine(answer, change) {
  const { words, parts } = answer.reading;
  if (!words) return null;
  if (!parts.length) return element("p", { className: "reading", text: `Read as: ${words}.` });
  const shown = parts.map((part) => partOf(answer, part, change));
  return element("div", { className: "reading parts", role: "group", "aria-label": "Read as, to change" },
    element("ul", { className: "choices" }, element("li", { text: "Read as:" }), ...shown.map(({ opener }) => element("li", {}, opener))),
    ...shown.map(({ panel }) => panel),
    ...kept(answer.reading).map((text) => element("p", { text })));
}

function partOf(answer, { what, words, choices }, change) {
  const name = NAMES[what];
  const panel = element("div", { id: `change-${what}-${answer.id}`, className: "change", role: "group", "aria-label": `Change ${name}` });
  const opener = element("button", { type: "button", "data-part": what, "aria-expanded": "false", "aria-controls": panel.id },
    element("span", { className: "unseen", text: `Change ${name}: ` }), words);
  panel.hidden = true;

  function open(shown) {
    panel.hidden = !shown;
    opener.setAttribute("aria-expanded", String(shown));
  }
  function close() {
    open(false);
    opener.focus();
  }
  function take(value, label) {
    close();
    change({ about: answer.id, change: { what, value } }, `You changed the ${name} to ${label}`);
  }

  const form = otherWords(name, take);
  panel.append(...[
    choices.length && element("ul", { className: "choices", "aria-label": `Choices of ${name}` },
      ...choices.map((choice) => element("li", {}, choiceButton(choice, take)))),
    form,
    closeButton(close),
  ].filter(Boolean));
  opener.addEventListener("click", () => {
    const shown = panel.hidden;
    for (const other of opener.closest(".parts").querySelectorAll("[data-part][aria-expanded=true]")) if (other !== opener) other.click();
    open(shown);
    if (shown) panel.querySelector("button, input").focus();
  });
  opener.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown" && panel.hidden) {
      event.preventDefault();
      opener.click();
    }
  });
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
    else step(event, panel);
  });
  return { opener, panel };
}

// arrows go round the choices; in the field they move in its text
function step(event, panel) {
  const choices = [...panel.querySelectorAll("[data-value]")];
  const at = choices.indexOf(event.target);
  if (at < 0 || !(event.key in STEPS)) return;
  event.preventDefault();
  choices.at((at + STEPS[event.key]) % choices.length).focus();
}

function choiceButton({ label, value }, take) {
  const button = element("button", { type: "button", text: label, "data-value": value });
  button.addEventListener("click", () => take(value, label));
  return button;
}

function otherWords(name, take) {
  const field = element("input", { type: "text", name: "other", maxlength: "200", required: "", enterkeyhint: "send" });
  const form = element("form", { autocomplete: "off", "aria-label": `Another ${name}` },
    element("label", {}, "or type another", element("span", { className: "unseen", text: ` ${name}` }), field),
    element("button", { type: "submit", text: "Change" }));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const said = field.value.trim();
    if (said) take(said, said);
  });
  return form;
}

function closeButton(close) {
  const button = element("button", { type: "button", text: "Cancel", "data-close": "" });
  button.addEventListener("click", close);
  return button;
}

// what the words did not say
function kept({ carried_over: carried, assumed }) {
  const said = assumed.map((one) => `${NAMES[one.what] ?? one.what} ${one.as} (${one.because})`);
  return [
    carried.length && `Kept from before: ${carried.map((what) => NAMES[what] ?? what).join(", ")}.`,
    said.length && `Assumed: ${said.join(", ")}.`,
  ].filter(Boolean);
}
