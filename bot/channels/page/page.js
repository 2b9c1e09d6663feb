// The conversation: sends a question, shows the answers, keeps the conversation id in memory only.

import { feedbackOn } from "/page/feedback.js";
import { copyLink } from "/page/links.js";
import { readingLine } from "/page/reading.js";
import { offerSets, showSet } from "/page/sets.js";
import { answerLinks, buttons, caveatList, element, figuresTable, moment, sourceLines } from "/page/parts.js";

const log = document.getElementById("conversation");
const form = document.getElementById("ask");
const field = document.getElementById("question");
const progress = document.getElementById("progress");
let conversation = null;
let busy = false;
let figuresOf = "published";
let names = { metric: (figure) => figure.metric, area: (code) => code };

async function loadNames() {
  const lists = ["metrics", "areas"].map((list) => fetch(`/api/${list}?data=${figuresOf}`).then(received));
  const [metrics, areas] = await Promise.all(lists);
  const byId = new Map(metrics.flatMap((one) => [one, ...one.parts]).map((one) => [one.id, one.name]));
  const byCode = new Map(areas.map((one) => [one.code, one.name]));
  const id = (figure) => (figure.part ? `${figure.metric}.${figure.part}` : figure.metric);
  names = { metric: (figure) => byId.get(id(figure)) ?? id(figure), area: (code) => byCode.get(code) ?? code };
}
let namesLoaded = loadNames().catch(() => {});

// an answer opened again may be of the other set
async function turnTo(set) {
  if (set !== figuresOf) {
    showSet((figuresOf = set));
    namesLoaded = loadNames().catch(() => {});
  }
  await namesLoaded;
}

// a conversation is about one set of figures, so another one begins
async function chooseSet(id, name) {
  if (busy) return showSet(figuresOf);
  const before = figuresOf;
  busy = true;
  figuresOf = id;
  working(id === "illustrative" ? "Making the invented figures ready, which may take half a minute the first time …" : "");
  try {
    const loaded = loadNames();
    await loaded;
    namesLoaded = loaded;
    conversation = null;
    log.append(element("li", { className: "turned" }, `${name}. A new conversation begins here.`));
    announce(`${name}. A new conversation begins here.`);
  } catch (error) {
    figuresOf = before;
    showSet(before);
    failed(error);
  } finally {
    busy = false;
  }
}

function ask(text) {
  if (busy || !text.trim()) return;
  log.append(element("li", { className: "asked" }, element("span", { className: "unseen", text: "You asked: " }), text));
  return answered(() => sent({ text }), text);
}

// an answer's question with one part of its reading changed
function change(said, words) {
  if (busy) return;
  log.append(element("li", { className: "asked", text: words }));
  return answered(() => sent(said));
}

function sent(said) {
  return fetch("/api/ask", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ ...said, conversation_id: conversation, data: figuresOf }),
  });
}

// the question of an answer opened again, which is not kept in words
function askAgain(id) {
  if (!busy) answered(() => fetch(`/api/answers/${encodeURIComponent(id)}/again`, { method: "POST" }));
}

async function answered(send, words) {
  busy = true;
  document.getElementById("start")?.remove();
  working("Looking it up …");
  try {
    const reply = await received(await send());
    conversation = reply.conversation_id;
    await turnTo(reply.data);
    let first = null;
    for (const answer of reply.answers) {
      const item = show(answer, null, words);
      first ??= item;
    }
    announce(reply.answers.map((answer) => answer.headline).join(" "));
    first?.focus({ preventScroll: true });
    first?.scrollIntoView({ block: "start" });
  } catch (error) {
    failed(error);
  } finally {
    busy = false;
  }
}

async function received(response) {
  const reply = await response.json();
  if (!response.ok) throw new Error(reply.detail);
  return reply;
}

function failed(error) {
  const said = error instanceof TypeError ? "The service cannot be reached. Please try again." : error.message;
  log.append(element("li", { className: "answer" }, element("p", { text: said })));
  announce(said);
}

async function openAgain(id) {
  document.getElementById("start")?.remove();
  try {
    const answer = await received(await fetch(`/api/answers/${encodeURIComponent(id)}`));
    await turnTo(answer.data);
    show(answer, element("div", {},
      element("p", { className: "reading", text: `Asked on ${moment(answer.asked_at)}. The figures are those known on that day.` }),
      answer.newer && element("p", { className: "caveats newer" }, "Newer figures are held: ",
        element("button", { type: "button", text: "ask again", "data-again": id }))));
  } catch (error) {
    failed(error);
  }
}

function working(words) {
  progress.classList.remove("unseen");
  progress.textContent = words;
}

// heard by a screen reader; the eye has the answer itself
function announce(text) {
  progress.classList.add("unseen");
  progress.textContent = text;
}

function show(answer, before, words) {
  const rest = answer.summary.startsWith(answer.headline) ? answer.summary.slice(answer.headline.length).trim() : answer.summary;
  const plots = answer.charts.map((chart) => ({ chart, place: element("div", { className: "chart", role: "img", "aria-label": chart.alt }) }));
  const item = element("li", { className: "answer", tabindex: "-1", "data-kind": answer.kind },
    element("h3", { text: answer.headline }),
    before,
    rest && element("p", { text: rest }),
    ...plots.map(({ chart, place }) => element("figure", {}, place,
      element("figcaption", {}, element("details", {}, element("summary", { text: "What the chart shows" }), element("p", { text: chart.alt }))))),
    buttons(answer.options.map((one) => ({ text: one.label, ask: one.value })), "Choices"),
    caveatList(answer.caveats),
    figuresTable(answer.figures, names),
    element("details", {}, element("summary", { text: "The answer in full" }), element("p", { className: "whole", text: answer.text })),
    ...sourceLines(answer.provenance),
    readingLine(answer, change),
    answerLinks(answer),
    feedbackOn(answer, words, announce),
    buttons(answer.follow_ups.map((text) => ({ text, ask: text })), "Questions worth asking next"));
  log.append(item);
  for (const { chart, place } of plots) draw(place, chart.spec);
  return item;
}

function draw(place, spec) {
  const narrow = place.clientWidth < 520;
  const layout = { ...spec.layout, autosize: true };
  // a long title would run off a phone; the headline above says it
  if (narrow) Object.assign(layout, {
    title: { ...layout.title, font: { size: 13 } },
    margin: { ...layout.margin, l: 40, r: 50 },
    legend: { ...layout.legend, font: { size: 11 } },
    xaxis: { ...layout.xaxis, nticks: 4, tickangle: 0 },
  });
  window.Plotly.newPlot(place, spec.data, layout, { responsive: true, displayModeBar: false, staticPlot: narrow });
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const text = field.value;
  field.value = "";
  ask(text);
});
document.addEventListener("click", (event) => {
  const asked = event.target.closest?.("[data-ask]");
  if (asked) ask(asked.dataset.ask);
  const again = event.target.closest?.("[data-again]");
  if (again) askAgain(again.dataset.again);
  const copied = event.target.closest?.("[data-copy]");
  if (copied) copyLink(copied, announce);
});
offerSets(() => figuresOf, chooseSet).catch(() => {});
const kept = document.getElementById("kept")?.dataset.answer;
if (kept) openAgain(kept);
