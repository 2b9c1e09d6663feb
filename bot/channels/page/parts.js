// Parts of an answer as elements. Text is set as text, never as HTML.

export function element(tag, { text, className, ...attributes } = {}, ...children) {
  const made = document.createElement(tag);
  if (text !== undefined) made.textContent = text;
  if (className) made.className = className;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children.filter(Boolean));
  return made;
}

const DIRECTIONS = {
  improving: "▲ improving", deteriorating: "▼ getting worse", no_clear_change: "● no clear change",
  too_few_points: "too few points",
};
const BANDS = {
  lowest_quarter: "lowest quarter", middle_half: "middle half", highest_quarter: "highest quarter",
  no_clear_difference: "no clear difference",
};

function day(iso) {
  return iso ? new Date(`${iso}T00:00:00`).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" }) : "";
}

export function figuresTable(figures, names) {
  if (!figures.length) return null;
  const head = ["Measure", "Place", "Period", "Figure", "Direction", "Comparators"];
  const rows = figures.map((figure) => {
    const group = figure.comparator;
    const middle = group && group.median !== null
      ? `${group.band ? BANDS[group.band] : "no band"}; median ${number(group.median, figure)}, ${group.n} of ${group.of}` : "–";
    return element("tr", {},
      element("th", { scope: "row", text: names.metric(figure) }),
      element("td", { text: names.area(figure.area) }),
      element("td", { text: figure.period }),
      element("td", { className: "number", text: figure.formatted }),
      element("td", { text: DIRECTIONS[figure.direction] ?? "–" }),
      element("td", { text: middle }));
  });
  const table = element("table", {},
    element("caption", { text: "Figures in this answer" }),
    element("thead", {}, element("tr", {}, ...head.map((text) => element("th", { scope: "col", text })))),
    element("tbody", {}, ...rows));
  const scroller = element("div", { className: "scroll", tabindex: "0", role: "region", "aria-label": "Figures in this answer" }, table);
  return element("details", {}, element("summary", { text: `Figures as a table (${figures.length})` }), scroller);
}

function number(value, figure) {
  return value.toLocaleString("en-GB", { minimumFractionDigits: figure.decimals, maximumFractionDigits: figure.decimals });
}

export function caveatList(caveats) {
  if (!caveats.length) return null;
  return element("ul", { className: "caveats", "aria-label": "What to beware of" }, ...caveats.map((one) => element("li", { text: one.text })));
}

export function sourceLines(provenance) {
  const once = [...new Map(provenance.map((one) => [`${one.source} ${one.published}`, one])).values()];
  return once.map((one) => element("p", { className: "source" },
    `Source: ${one.publisher}, `, element("a", { href: one.url, rel: "noopener", text: one.source }),
    one.published ? `, published ${day(one.published)}` : "", `, loaded ${day(one.loaded)}. ${one.licence}.`));
}

export function buttons(entries, label) {
  if (!entries.length) return null;
  const made = entries.map(({ text, ask }) => element("li", {}, element("button", { type: "button", text, "data-ask": ask })));
  return element("ul", { className: "choices", "aria-label": label }, ...made);
}

export function moment(iso) {
  const at = new Date(iso);
  const said = { hour: "2-digit", minute: "2-digit", timeZone: "UTC" };
  const when = at.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  return `${when}, ${at.toLocaleTimeString("en-GB", said)} UTC`;
}

// what to do with an answer; an apology is not kept and has no address
export function answerLinks(answer) {
  if (answer.subkind === "failed") return null;
  const whose = () => element("span", { className: "unseen", text: `: ${answer.headline}` });
  const copy = element("button", { type: "button", "data-copy": `/a/${answer.id}` },
    element("span", { className: "said", text: "Copy link" }), whose());
  const files = answer.figures.length ? ["csv", "xlsx"] : [];
  const links = files.map((form) => element("a", { href: `/api/export/${answer.id}.${form}`, download: "" },
    `Figures as ${form.toUpperCase()}`, whose()));
  return element("ul", { className: "choices links", "aria-label": "This answer to keep" },
    ...[copy, ...links].map((one) => element("li", {}, one)));
}
