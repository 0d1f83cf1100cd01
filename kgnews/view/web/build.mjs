// Bundles the explorer into ../static: explorer.js, explorer.css and the notices of the packages inside.
// The same sources and lock file give the same bytes.

import { readFile, readdir, writeFile } from "node:fs/promises";
import { build } from "esbuild";

const OUT = new URL("../static/", import.meta.url);

const result = await build({
  entryPoints: { explorer: "src/index.ts" },
  outdir: OUT.pathname,
  bundle: true,
  minify: true,
  format: "iife",
  globalName: "kgnewsExplorer",
  target: ["es2022"],
  charset: "utf8",
  legalComments: "none",
  jsx: "automatic",
  jsxImportSource: "preact",
  metafile: true,
  logLevel: "warning",
});

await build({
  entryPoints: { explorer: "src/style.css" },
  outdir: OUT.pathname,
  bundle: true,
  minify: true,
  logLevel: "warning",
});

const packages = new Set();
for (const input of Object.keys(result.metafile.inputs)) {
  const found = /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input);
  if (found) packages.add(found[1]);
}
const notices = [];
for (const name of [...packages].sort()) {
  const folder = new URL(`node_modules/${name}/`, import.meta.url);
  const { version, license } = JSON.parse(await readFile(new URL("package.json", folder), "utf8"));
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file ? await readFile(new URL(file, folder), "utf8") : "";
  notices.push(`${name} ${version} (${license})\n\n${text.trim()}\n`);
}
await writeFile(
  new URL("NOTICES.txt", OUT),
  `The explorer (explorer.js) contains these packages.\n\n${notices.join(`\n${"-".repeat(72)}\n\n`)}`,
);
