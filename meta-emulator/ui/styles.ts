/** The emulator looks different from Meta on purpose: green instead of blue. */
export const STYLES = `
:root {
  color-scheme: light dark;
  --ground: light-dark(#f7f5f0, #171814);
  --card: light-dark(#fffefb, #20221d);
  --ink: light-dark(#22241f, #ecebe4);
  --quiet: light-dark(#5f6259, #a9ac9f);
  --line: light-dark(#dcd8cc, #3a3d35);
  --accent: light-dark(#2c6a4a, #7fcf9f);
  --on-accent: light-dark(#ffffff, #10251a);
  --bad: light-dark(#a3341f, #f0957f);
  --notice: light-dark(#efe6c8, #3a3420);
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0;
  background: var(--ground);
  color: var(--ink);
  font: 16px/1.5 ui-sans-serif, system-ui, sans-serif;
}
header, main, .notice { width: min(52rem, 100%); margin-inline: auto; padding-inline: 1rem; }
header { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: .5rem 1rem; padding-block: .75rem; }
.brand { font-weight: 700; text-decoration: none; color: var(--ink); }
nav { display: flex; gap: .25rem; }
nav a { padding: .5rem .75rem; }
.notice { background: var(--notice); border-radius: .5rem; padding-block: .5rem; margin-block: 0; font-size: .875rem; width: min(50rem, calc(100% - 2rem)); }
main { padding-block: 1rem 4rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: .5rem 0; text-wrap: balance; }
h2 { font-size: 1.125rem; margin: 0 0 .25rem; }
main > h2 { margin-top: 1.5rem; }
h3 { font-size: .875rem; color: var(--quiet); margin: .75rem 0 0; }
a { color: var(--accent); text-underline-offset: .2em; }
a:focus-visible, button:focus-visible, input:focus-visible, select:focus-visible, [tabindex]:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.skip { position: absolute; left: -999px; }
.skip:focus { left: 1rem; top: .5rem; background: var(--card); padding: .5rem; z-index: 1; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: .75rem; padding: 1rem; margin-block: 1rem; }
.hint, small { color: var(--quiet); font-size: .875rem; }
small { display: block; overflow-wrap: anywhere; }
.rows { list-style: none; margin: 0; padding: 0; }
.rows > li { padding-block: .625rem; border-top: 1px solid var(--line); }
.rows > li:first-child { border-top: 0; }
.line { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem .75rem; }
.line form { display: contents; }
.controls { display: flex; flex-wrap: wrap; align-items: center; gap: .5rem; }
.chaos { border-top: 1px solid var(--line); padding-top: .625rem; }
.grow { flex: 1 1 14rem; min-width: 0; overflow-wrap: anywhere; }
.tag { display: inline-block; border: 1px solid var(--line); border-radius: 1rem; padding: 0 .5rem; font-size: .8125rem; color: var(--quiet); white-space: nowrap; }
.tag.good { color: var(--accent); border-color: currentColor; }
.tag.bad { color: var(--bad); border-color: currentColor; }
.stack { display: grid; gap: 1rem; }
.field { display: grid; gap: .25rem; }
.field label, legend { font-weight: 600; }
fieldset { border: 1px solid var(--line); border-radius: .5rem; padding: .5rem 1rem; margin: 0; min-width: 0; background: var(--card); }
.choice { display: flex; align-items: flex-start; gap: .625rem; padding-block: .375rem; min-height: 2.5rem; overflow-wrap: anywhere; }
.choice input { width: 1.125rem; height: 1.125rem; margin: .2rem 0 0; flex: none; accent-color: var(--accent); }
input:not([type=checkbox], [type=radio], [type=range]), select {
  font: inherit; color: inherit; background: var(--card); border: 1px solid var(--quiet); border-radius: .5rem; padding: .5rem .625rem; min-height: 2.75rem; width: 100%;
}
input[type=range] { width: 100%; min-height: 2.75rem; accent-color: var(--accent); }
.line select, .line input { width: auto; max-width: 100%; min-height: 2.5rem; padding-block: .25rem; }
.line .short { width: 5.5rem; }
.stack > .choice { padding-block: 0; min-height: 1.75rem; }
.stack > .hint { margin: 0; }
.actions { display: flex; flex-wrap: wrap; gap: .75rem; }
button, .button {
  font: inherit; font-weight: 600; color: var(--ink); background: var(--card); border: 1px solid var(--quiet); border-radius: .5rem; padding: .5rem 1rem; min-height: 2.75rem; cursor: pointer; text-decoration: none; display: inline-flex; align-items: center;
}
.line button, .line .button { min-height: 2.5rem; padding-block: .25rem; font-size: .9375rem; }
button:hover, .button:hover { border-color: var(--accent); }
.primary { background: var(--accent); border-color: var(--accent); color: var(--on-accent); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; }
dt { color: var(--quiet); }
dd { margin: 0; overflow-wrap: anywhere; }
pre { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: .75rem; white-space: pre-wrap; overflow-wrap: anywhere; font-size: .8125rem; max-height: 30rem; overflow: auto; }
code { font-size: .875rem; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: .875rem; }
th, td { text-align: left; vertical-align: top; padding: .375rem .5rem; border-top: 1px solid var(--line); }
td code { word-break: break-all; }
td:nth-child(2) { min-width: 16rem; }
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
`;
