/** The tools' own look: dark on cream with a band on top, so that nobody takes them for the product. */
export const css = `
body { margin: 0; font: 16px/1.5 Georgia, 'Times New Roman', serif; color: #1d1a14; background: #fbf6e9; }
.band { background: #4a2c6b; color: #fff; padding: 0.5rem 1rem; font: 14px/1.4 monospace; }
nav { padding: 0.5rem 1rem; border-bottom: 1px solid #cfc4a8; }
nav a { margin-right: 1.5rem; }
main { padding: 0.5rem 1rem 3rem; max-width: 70rem; }
h1 { font-size: 1.6rem; margin: 0.75rem 0; }
h2 { font-size: 1.2rem; margin: 1.5rem 0 0.5rem; }
a { color: #4a2c6b; }
table { border-collapse: collapse; width: 100%; }
td ul { margin: 0; padding-left: 1rem; }
th, td { text-align: left; vertical-align: top; padding: 0.3rem 0.75rem 0.3rem 0; border-bottom: 1px solid #e2d9c0; }
time { white-space: nowrap; }
form.inline { display: inline-block; margin: 0 0.5rem 0.5rem 0; }
button { font: inherit; padding: 0.35rem 0.9rem; border: 1px solid #4a2c6b; border-radius: 4px; background: #fff; cursor: pointer; white-space: nowrap; }
button:focus-visible, a:focus-visible, input:focus-visible, summary:focus-visible { outline: 3px solid #d97706; outline-offset: 2px; }
input { font: inherit; padding: 0.3rem; border: 1px solid #6b6250; border-radius: 4px; }
iframe { width: 100%; height: 34rem; border: 1px solid #cfc4a8; background: #fff; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; background: #fff; border: 1px solid #cfc4a8; padding: 0.75rem; font: 14px/1.5 monospace; }
.machines { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 21rem), 1fr)); gap: 1.5rem; }
.machine { width: 100%; max-width: 24rem; font: 13px Georgia, serif; }
.machine rect, .machine g path { fill: #fff; stroke: #6b6250; }
.machine > path { fill: none; stroke: #6b6250; }
.machine marker path { fill: #6b6250; stroke: none; }
.machine text { text-anchor: middle; fill: #1d1a14; }
.machine .now rect, .machine .now path { fill: #e8a33d; stroke: #1d1a14; stroke-width: 2; }
.machine .asks rect { stroke-dasharray: 5 3; }
.waits li { margin-bottom: 0.25rem; }
dt { font-weight: bold; }
.big { font-size: 1.4rem; }
.quiet { color: #5c5442; }
`;
