/** The style of the page, light and dark, on screens and on paper. */
export const PAGE_STYLE = `
:root { color-scheme: light dark; --ink: #1a1a1a; --soft: #595959; --line: #d9d9d9; --fill: #1f5fa8; --paper: #fff; --rail: #ececec; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #ececec; --soft: #b0b0b0; --line: #444; --fill: #7fb2ee; --paper: #161616; --rail: #303030; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 76rem; padding: 1.5rem 1rem 4rem; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.2; margin: 0 0 .5rem; }
h2 { font-size: 1.3rem; line-height: 1.2; margin: 2.5rem 0 .5rem; padding-top: .75rem; border-top: 2px solid var(--ink); }
h3 { font-size: 1rem; margin: 0 0 .25rem; }
p { margin: 0 0 .5rem; color: var(--soft); max-width: 42rem; }
a { color: inherit; }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; margin: 0; padding: 0; }
nav a { display: inline-block; padding: .25rem 0; }
code { font: .8125rem/1.4 ui-monospace, monospace; }
.tables { columns: 2 32rem; column-gap: 3rem; margin-top: 1rem; }
article { break-inside: avoid; padding-bottom: 2rem; }
table { width: 100%; border-collapse: collapse; font-size: .9375rem; }
th, td { padding: .25rem 0 .25rem .75rem; text-align: start; vertical-align: baseline; font-weight: 400; border-bottom: 1px solid var(--line); }
th[scope=row], thead td { padding-inline-start: 0; }
thead th { color: var(--soft); font-size: .8125rem; white-space: nowrap; }
.number, th.share { text-align: end; }
td.text { min-width: 6em; }
.number, .share, .date { white-space: nowrap; font-variant-numeric: tabular-nums; }
td.share { text-align: end; }
td.share span { display: inline-block; min-width: 2.75em; }
td.text { overflow-wrap: normal; }
.line { color: var(--soft); }
svg.bar { width: 5rem; height: .625rem; vertical-align: baseline; }
.rail { fill: var(--rail); }
.fill, circle { fill: var(--fill); }
svg.line { width: 7.5rem; height: 1.5rem; vertical-align: middle; }
polyline { fill: none; stroke: var(--fill); stroke-width: 1.5; stroke-linejoin: round; }
summary { padding: .375rem 0; color: var(--soft); cursor: pointer; }
@media (max-width: 40rem) {
  svg.bar { width: 2.5rem; }
  th.trend, td.trend { display: none; }
  th, td { padding-inline-start: .5rem; }
}
@page { margin: 15mm; }
@media print {
  :root { --ink: #000; --soft: #333; --line: #bbb; --fill: #333; --paper: #fff; --rail: #e6e6e6; }
  body { padding: 0; max-width: none; font-size: 9pt; }
  nav { display: none; }
  .tables { columns: auto; }
  article { break-inside: auto; padding-bottom: 1.25rem; }
  tr { break-inside: avoid; }
  h2, h3, p, thead { break-after: avoid; }
  svg { print-color-adjust: exact; }
}
`;
