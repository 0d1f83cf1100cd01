import assert from "node:assert/strict";
import { test } from "node:test";
import { Model } from "../src/model";
import { Search } from "../src/search";
import { graph } from "./graph";

const model = new Model(
  graph(
    [
      { says: ["person/zoe", "met", "place/gap"] },
      { says: ["person/al", "met", "place/gap"], in: [0, 1] },
    ],
    {
      names: { "person/zoe": { en: "Zoé Lefèvre" }, "person/al": { en: "Al Zo" }, "place/gap": { en: "Gap", fr: "Gap (ville)" } },
      aliases: { "place/gap": [["el", "Γκαπ"]], "person/al": [["", "L’Aîné"]] },
      articles: [{}, {}],
    },
  ),
);
const search = new Search(model);
const found = (query: string, lang = "en"): string[] => search.find(query, lang).map((hit) => model.data.nodes.id[hit.node]);

test("case and accents make no difference, nor does the form of an apostrophe", () => {
  assert.deepEqual(found("LEFEVRE"), ["person/zoe"]);
  assert.deepEqual(found("l'aine"), ["person/al"]);
});

test("a name that starts with the query comes before one that has it later", () => {
  assert.deepEqual(found("zo"), ["person/zoe", "person/al"]);
});

test("names in every language are found, and the alias that matched is told", () => {
  assert.deepEqual(found("ΓΚΑΠ"), ["place/gap"]);
  assert.equal(search.find("ville", "en")[0].alias, "Gap (ville)");
  assert.equal(search.find("gap", "en")[0].alias, "");
});

test("nothing is found for nothing, and signs of patterns are plain letters", () => {
  assert.deepEqual(found("  "), []);
  assert.deepEqual(found(".*"), []);
  assert.deepEqual(found("("), ["place/gap"]);
});
