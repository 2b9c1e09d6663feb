// Under each answer: helpful or not and, where not, what was wrong. Nothing is sent before someone presses or sends.

import { element } from "/page/parts.js";

const WRONG = {
  wrong_measure: "Not the measure I meant", wrong_place: "Not the place I meant", wrong_period: "Not the time I meant",
  wrong_kind: "Not the kind of answer I wanted", not_clear: "Not clear to me", figure_looks_wrong: "The figure looks wrong",
  other: "Something else",
};
const THUMB = "M2 10h4v11H2zM8 21V10l5-8 2 1v6h6l1 3-2 8-2 1z";
const CONSENT = "Keep the words of my question with this, so that the assistant can learn from it";
const THANKS = { like: "Thank you. Noted as helpful.", dislike: "Thank you. Noted as not helpful." };

// `words`: the question's, where it was asked on this page; an apology is not kept, so nothing can be said of it
export function feedbackOn(answer, words, announce) {
  if (answer.subkind === "failed") return null;
  const choice = (verdict, text) => element("button", { type: "button", "aria-pressed": "false", "data-verdict": verdict },
    thumb(), text, element("span", { className: "unseen", text: `: ${answer.headline}` }));
  const [like, dislike] = [choice("like", "Helpful"), choice("dislike", "Not helpful")];
  const thanks = element("p", { className: "thanks" });
  const form = whatWasWrong(answer.id, words);
  dislike.setAttribute("aria-expanded", "false");
  dislike.setAttribute("aria-controls", form.id);

  function open(shown) {
    form.hidden = !shown;
    dislike.setAttribute("aria-expanded", String(shown));
  }
  async function send(said) {
    try {
      await kept(answer.id, said);
      for (const one of [like, dislike]) one.setAttribute("aria-pressed", String(one.dataset.verdict === said.verdict));
      thanks.textContent = THANKS[said.verdict];
      open(false);
      // with the vote before it went its agreement, which is not to be given again by a tick left behind
      if (said.verdict === "like") form.reset();
    } catch (error) {
      thanks.textContent = error instanceof TypeError ? "The service cannot be reached. Please try again." : error.message;
    }
    announce(thanks.textContent);
  }
  function close() {
    open(false);
    dislike.focus();
  }

  like.addEventListener("click", () => send({ verdict: "like" }));
  dislike.addEventListener("click", () => {
    open(form.hidden);
    if (!form.hidden) form.querySelector("input").focus();
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    await send(saidIn(form, words));
    dislike.focus();
  });
  form.addEventListener("keydown", (event) => event.key === "Escape" && close());
  form.querySelector("[data-close]").addEventListener("click", close);
  return element("div", { className: "feedback", role: "group", "aria-label": "Was this answer helpful?" },
    element("div", { className: "choices" }, like, dislike), form, thanks);
}

// up; the page's style turns it for the other
function thumb() {
  const [svg, path] = ["svg", "path"].map((tag) => document.createElementNS("http://www.w3.org/2000/svg", tag));
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  path.setAttribute("d", THUMB);
  svg.append(path);
  return svg;
}

function whatWasWrong(id, words) {
  const labelled = (type, attributes, text) => element("label", {}, element("input", { type, ...attributes }), text);
  const reasons = Object.entries(WRONG).map(([value, text]) => labelled("radio", { name: "wrong", value, required: "" }, text));
  const form = element("form", { id: `feedback-${id}`, "aria-label": "What was wrong", autocomplete: "off" },
    element("fieldset", {}, element("legend", { text: "What was wrong?" }), ...reasons),
    element("label", { className: "comment" }, "Anything to add? You need not. The performance team reads it, so leave out names.",
      element("textarea", { name: "comment", maxlength: "500", rows: "2" })),
    words && labelled("checkbox", { name: "keep" }, CONSENT),
    element("div", { className: "choices" }, element("button", { type: "submit", text: "Send" }),
      element("button", { type: "button", text: "Cancel", "data-close": "" })));
  form.hidden = true;
  return form;
}

function saidIn(form, words) {
  const said = { verdict: "dislike", wrong: form.elements.wrong.value, comment: form.elements.comment.value };
  return form.elements.keep?.checked ? { ...said, keep_words: true, words } : said;
}

async function kept(id, said) {
  const response = await fetch(`/api/answers/${encodeURIComponent(id)}/feedback`, {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(said),
  });
  if (!response.ok) throw new Error((await response.json()).detail);
}
