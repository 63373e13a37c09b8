#include "ingest/explain_page.hpp"

namespace waqia::ingest {

const std::string_view explain_page_style = R"css(
:root { color-scheme: light dark; --ink: #1c2430; --soft: #5a6675; --paper: #fbfaf7; --card: #fff;
  --line: #d9d6cd; --on: #fff1c2; --event: #c0392b; --place: #1e7d45; --date: #2457a8;
  --claim: #7d3c98; --casualty: #9a5b00; --weapon: #0b7285; --modality: #6b7280;
  --number: #6b7280; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e6e1; --soft: #a3abb6; --paper: #16191e;
  --card: #1f242b; --line: #383f49; --on: #453a14; --event: #ff8a7a; --place: #6fd39a;
  --date: #8db9ff; --claim: #d7a3f0; --casualty: #f0b65a; --weapon: #66d0e0; --modality: #a9b0ba;
  --number: #a9b0ba; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink);
  font: 16px/1.5 system-ui, "Noto Sans", sans-serif; }
header { padding: 1rem 1.5rem; border-bottom: 1px solid var(--line); }
h1 { font-size: 1.1rem; margin: 0; overflow-wrap: anywhere; }
h2 { font-size: 1rem; margin: 0 0 .75rem; }
h3 { font-size: 1rem; margin: 0; }
.meta, .words, .rule { color: var(--soft); font-size: .875rem; }
.rule { border: 1px solid var(--line); border-radius: .25rem; padding: 0 .3rem; white-space: nowrap; }
.warning, .gap { color: var(--casualty); }
main { display: grid; grid-template-columns: minmax(0, 1fr) minmax(20rem, 26rem); gap: 1.5rem;
  padding: 1.5rem; max-width: 86rem; margin: 0 auto; }
article { background: var(--card); border: 1px solid var(--line); border-radius: .5rem;
  padding: 1.25rem 1.5rem; font: 1.2rem/2.1 "Noto Naskh Arabic", "Amiri", "Geeza Pro", serif;
  align-self: start; position: sticky; top: 1rem; max-height: calc(100vh - 2rem); overflow: auto; }
@media (max-width: 60rem) { main { grid-template-columns: minmax(0, 1fr); padding: 1rem; }
  article { position: static; max-height: none; } }
article p { margin: 0 0 1rem; white-space: pre-wrap; }
article .heading { font-weight: 700; }
article .noise { color: var(--soft); font-size: .85em; }
.flag { font: .75rem/1 system-ui, sans-serif; border: 1px solid var(--line); border-radius: .25rem;
  padding: .1rem .35rem; color: var(--soft); margin: 0 .5rem; }
.m { border-bottom: 2px solid transparent; border-radius: .15rem; }
.event { color: var(--event); border-color: var(--event); font-weight: 600; }
.place { color: var(--place); border-color: var(--place); }
.date { color: var(--date); border-color: var(--date); }
.claim { border-color: var(--claim); }
.casualty { border-color: var(--casualty); border-bottom-style: double; }
.weapon { color: var(--weapon); }
.modality { border-color: var(--modality); border-bottom-style: dotted; }
.number { border-color: var(--number); border-bottom-style: dashed; }
.m.on { background: var(--on); }
.card, .m[data-r] { cursor: pointer; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: .5rem;
  padding: .75rem 1rem; margin: 0 0 1rem; }
.card button { font: inherit; color: inherit; text-align: start; background: none; border: 0;
  padding: 0; cursor: pointer; }
.card.on { border-color: var(--event); box-shadow: inset 4px 0 0 var(--event); }
details { margin: .4rem 0 0; }
.card.unreported { border-style: dashed; }
button:focus-visible, .m:focus-visible, summary:focus-visible { outline: 3px solid var(--date);
  outline-offset: 2px; }
dl { display: grid; grid-template-columns: 4.5rem 1fr; gap: .1rem .6rem; margin: .4rem 0 0; }
dt { color: var(--soft); }
dd { margin: 0; overflow-wrap: anywhere; }
summary { cursor: pointer; color: var(--soft); font-size: .875rem; }
ul { margin: .3rem 0 0; padding-inline-start: 1.1rem; font-size: .875rem; }
.legend { display: grid; grid-template-columns: auto 1fr; gap: .15rem .75rem; font-size: .875rem;
  margin-top: 1rem; }
.legend dd { color: var(--soft); }
)css";

const std::string_view explain_page_script = R"js(
const all = (selector) => [...document.querySelectorAll(selector)];
const reports = (element) => element.dataset.r.split(" ");
const linked = all("[data-r]");
let kept = [];
function show(ids) {
  for (const element of linked)
    element.classList.toggle("on", reports(element).some((id) => ids.includes(id)));
}
function keep(ids) {
  kept = kept.join() === ids.join() ? [] : ids;
  for (const card of all(".card"))
    card.querySelector("button").setAttribute("aria-pressed", kept.includes(card.dataset.r));
  show(kept);
}
function activate(element) {
  keep(reports(element));
  const other = element.classList.contains("card") ? ".m.on" : ".card.on";
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (kept.length > 0)
    document.querySelector(other)?.scrollIntoView({ block: "center",
      behavior: still ? "auto" : "smooth" });
}
for (const element of linked) {
  element.addEventListener("mouseenter", () => show(reports(element)));
  element.addEventListener("mouseleave", () => show(kept));
  element.addEventListener("focusin", () => show(reports(element)));
  element.addEventListener("focusout", () => show(kept));
  element.addEventListener("click", (event) => {
    if (!event.target.closest("details"))
      activate(element);
  });
  if (element.classList.contains("m"))
    element.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ")
        return;
      event.preventDefault();
      activate(element);
    });
}
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape")
    keep(kept);
});
)js";

} // namespace waqia::ingest
