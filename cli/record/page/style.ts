/** The page's style sheet: readable on a screen in the dark, and black on white on paper. */
export const STYLE = `
:root { color-scheme: light dark; --line: #8886; --soft: #8882; --good: #187a33; --bad: #b3261e; --ask: #9a6700; }
@media (prefers-color-scheme: dark) { :root { --good: #5ec57e; --bad: #ff8a80; --ask: #f0b429; } }
body { font: 15px/1.5 system-ui, sans-serif; max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.6rem; margin: 0 0 .3rem; } h2 { font-size: 1.2rem; margin: 2.2rem 0 .6rem; }
h3 { font-size: 1rem; margin: 1.6rem 0 .3rem; }
table { border-collapse: collapse; width: 100%; margin: .4rem 0; }
section td:nth-child(2) { width: 45%; }
th, td { text-align: left; vertical-align: top; padding: .3rem .7rem .3rem 0; border-bottom: 1px solid var(--line); }
th { font-weight: 600; } td.time { white-space: nowrap; font-variant-numeric: tabular-nums; }
small, .because { opacity: .75; font-size: .87rem; }
code { font: .87rem ui-monospace, monospace; overflow-wrap: anywhere; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15rem 1.2rem; margin: .6rem 0; }
dt { opacity: .75; } dd { margin: 0; overflow-wrap: anywhere; }
ul { margin: .3rem 0; padding-left: 1.2rem; }
.id { white-space: nowrap; } .good { color: var(--good); } .bad { color: var(--bad); } .ask { color: var(--ask); }
section.server { border-left: 3px solid var(--line); padding-left: 1rem; margin: 1rem 0; }
div.label { display: inline-block; border: 1px dashed; padding: .4rem .8rem; margin: .4rem .4rem 0 0; break-inside: avoid; }
p.rehearsal { border: 3px solid var(--bad); color: var(--bad); font-weight: 600; padding: .5rem 1rem; }
p.rehearsal-sheet { display: none; }
@media print {
  :root { color-scheme: light; --good: #000; --bad: #000; --ask: #000; }
  /* What is fixed is printed again on every sheet. */
  p.rehearsal-sheet {
    display: block; position: fixed; top: 35%; left: 0; right: 0; margin: 0; text-align: center;
    font-size: 64pt; font-weight: 700; opacity: .15; transform: rotate(-30deg);
  }
  body { font-size: 10pt; max-width: none; margin: 0; }
  article.sheet + article.sheet { break-before: page; }
  tr, h2, h3 { break-inside: avoid; } h2, h3 { break-after: avoid; } thead { display: table-header-group; }
}
`;
