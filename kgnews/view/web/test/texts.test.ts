import assert from "node:assert/strict";
import { test } from "node:test";
import en from "../src/texts/en.json";
import fr from "../src/texts/fr.json";
import { speaker } from "../src/texts";

test("both languages say the same things, with the same values", () => {
  const values = (text: string): string[] => [...new Set([...text.matchAll(/\{(\w+)/g)].map(([, name]) => name))].sort();
  assert.deepEqual(Object.keys(fr), Object.keys(en));
  for (const [key, text] of Object.entries(en)) assert.deepEqual(values(fr[key as keyof typeof fr]), values(text), key);
});

test("a number takes its form, which in French is that of one for none, too", () => {
  assert.equal(speaker("en")("sources", { count: 1 }), "1 source");
  assert.equal(speaker("en")("sources", { count: 0 }), "0 sources");
  assert.equal(speaker("fr")("sources", { count: 0 }), "0 source");
});

test("a value is put in as it is, and never read as a text with values of its own", () => {
  assert.equal(speaker("en")("saidBy", { name: "{count} $& <b>" }), "says {count} $& <b>");
});
