/** The style of the pages we write ourselves; the editor has its own. System fonts, two schemes. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --paper: #fbfaf6;
  --panel: #f3f1ea;
  --ink: #1d1c1a;
  --soft: #5f5b54;
  --line: #dcd8cd;
  --one: #1b625c;
  --other: #a84a22;
  --serif: "Iowan Old Style", "Palatino Linotype", Palatino, "URW Palladio L", P052, Georgia, serif;
  --mono: ui-monospace, "SF Mono", "Cascadia Mono", "DejaVu Sans Mono", Menlo, Consolas, monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #14171a;
    --panel: #1b1f23;
    --ink: #e9e6df;
    --soft: #a6a29a;
    --line: #32373c;
    --one: #7fcac2;
    --other: #e59a77;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0;
  background: var(--paper);
  color: var(--ink);
  font: 1rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif;
}
a { color: var(--one); text-decoration-thickness: 1px; text-underline-offset: 0.2em; }
a:hover { color: var(--other); }
:focus-visible { outline: 2px solid var(--other); outline-offset: 3px; border-radius: 2px; }
.skip { position: absolute; left: -999px; }
.skip:focus { left: 1rem; top: 0.5rem; background: var(--paper); padding: 0.3rem 0.6rem; }
.wide, main, .slip { width: min(72rem, 100% - 3rem); margin-inline: auto; }
h1, h2, .brand { font-family: var(--serif); font-weight: 500; line-height: 1.15; text-wrap: balance; }
h2 { font-size: 1.6rem; margin: 0 0 1.4rem; }
code, pre { font-family: var(--mono); font-size: 0.85rem; font-variant-ligatures: none; }

.top { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 0.5rem 2rem; padding-block: 1.5rem; }
.brand { margin: 0; font-size: 1.35rem; }
.brand a, .brand span { display: inline-flex; align-items: center; gap: 0.5rem; color: inherit; text-decoration: none; }
.mark { width: 1.6em; height: 1.6em; }
.mark .one { stroke: var(--one); }
.mark .other { stroke: var(--other); }
.top ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1.6rem; margin: 0; padding: 0; list-style: none; }
.top li a { color: var(--soft); text-decoration: none; padding-block: 0.3rem; }
.top li a:hover { color: var(--ink); text-decoration: underline; }

.lead { padding-block: clamp(2.5rem, 7vw, 5.5rem) clamp(2.5rem, 6vw, 4.5rem); }
.lead h1 { font-size: clamp(2.4rem, 6.2vw, 4.3rem); letter-spacing: -0.015em; margin: 0 0 1.6rem; }
.lead h1 span { display: block; }
.lead .about { max-width: 44rem; margin: 0 0 2rem; font-size: 1.15rem; color: var(--soft); }
.lead .about strong { color: var(--ink); font-weight: 600; }
.acts { display: flex; flex-wrap: wrap; align-items: center; gap: 0.8rem 1.6rem; margin: 0 0 1.6rem; }
.button { padding: 0.65rem 1.3rem; border-radius: 0.35rem; background: var(--one); color: var(--paper); text-decoration: none; font-weight: 600; }
.button:hover { background: var(--other); color: var(--paper); }
.endpoint { margin: 0; color: var(--soft); }
.endpoint code { color: var(--ink); overflow-wrap: anywhere; }

main > section { padding-block: clamp(2rem, 5vw, 3.5rem); border-top: 1px solid var(--line); }
main > section.lead { border-top: 0; }

.row { display: grid; grid-template-columns: 15rem 1fr; gap: 0.6rem 2rem; padding-block: 1.1rem; border-top: 1px solid var(--line); }
.row:first-of-type { border-top: 0; padding-top: 0; }
.row h3 { margin: 0; font: inherit; color: var(--soft); align-self: center; }
.row dl { display: grid; grid-template-columns: repeat(5, minmax(0, 1fr)); gap: 1rem; margin: 0; }
.row dl div { display: flex; flex-direction: column-reverse; }
.row dt { color: var(--soft); font-size: 0.9rem; }
.row dd { margin: 0; font: 500 2rem/1.15 var(--serif); font-variant-numeric: lining-nums tabular-nums; }
.note { margin: 1.4rem 0 0; color: var(--soft); font-size: 0.9rem; }

.pair { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 1.5rem; }
figure { margin: 0; min-width: 0; }
.pair pre { white-space: pre-wrap; overflow-wrap: anywhere; }
figcaption { color: var(--soft); font-size: 0.9rem; margin-bottom: 0.5rem; }
pre { margin: 0; padding: 1.1rem 1.3rem; overflow: auto; background: var(--panel); border: 1px solid var(--line); border-radius: 0.4rem; line-height: 1.55; tab-size: 2; }
pre.line { white-space: pre-wrap; overflow-wrap: anywhere; }
pre .k { color: var(--one); }
pre .s { color: var(--other); }

.questions { columns: 2; column-gap: 3rem; margin: 0; padding: 0; list-style: none; }
.questions li { break-inside: avoid; padding-block: 0.55rem; border-bottom: 1px solid var(--line); }
.questions a { color: inherit; text-decoration: none; display: block; font: 1.12rem/1.4 var(--serif); }
.questions a:hover { color: var(--other); text-decoration: underline; }

.ways { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(19rem, 100%), 1fr)); gap: 2rem 2.5rem; }
.ways h3 { margin: 0 0 0.4rem; font-size: 1.02rem; }
.ways p { margin: 0 0 0.8rem; color: var(--soft); }
.ways pre { font-size: 0.8rem; }

.prose { max-width: 48rem; padding-block: 1.5rem 4rem; }
.prose h1 { font-size: 2.2rem; margin: 3rem 0 1.4rem; }
.prose h2 { margin-top: 2.6rem; }
.prose h3 { margin: 2rem 0 0.6rem; font-size: 1.1rem; }
.prose :is(h1, h2) code { font-size: 0.85em; }
.prose pre { margin-block: 1.2rem; }
.prose table { display: block; overflow-x: auto; border-collapse: collapse; margin-block: 1.2rem; font-size: 0.95rem; }
.prose th, .prose td { padding: 0.4rem 0.8rem 0.4rem 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
.prose blockquote { margin-inline: 0; padding-left: 1.2rem; border-left: 3px solid var(--line); color: var(--soft); }

footer { border-top: 1px solid var(--line); margin-top: 1rem; color: var(--soft); font-size: 0.9rem; }
footer .wide { display: flex; flex-wrap: wrap; justify-content: space-between; gap: 0.5rem 2rem; padding-block: 1.6rem; }
footer p { margin: 0; }

.slip { padding-block: 12vh; }
.slip h1 { font-size: 2.2rem; margin: 2rem 0 1rem; }

@media (max-width: 52rem) {
  .row { grid-template-columns: 1fr; }
  .row dl { grid-template-columns: repeat(auto-fill, minmax(6.2rem, 1fr)); }
  .pair { grid-template-columns: 1fr; }
  .questions { columns: 1; }
}
`;
