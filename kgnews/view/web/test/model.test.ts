import assert from "node:assert/strict";
import { test } from "node:test";
import { Model } from "../src/model";
import { histogram } from "../src/timeline";
import { NO_FILTERS } from "../src/filters";
import { isoOf } from "../src/dates";
import { START } from "../src/state";
import { type Told, graph } from "./graph";

test("copies of one dispatch are one source, of a claim and of an entity", () => {
  const model = new Model(
    graph(
      [
        { says: ["person/a", "met", "person/b"], in: [0, 1] },
        { says: ["person/a", "met", "person/c"], in: [2] },
        { says: ["person/a", "praised", "person/a"], in: [1] },
      ],
      { articles: [{ source: 0 }, { source: 0 }, { source: 1 }] },
    ),
  );
  assert.deepEqual([...model.claimSources], [1, 1, 1]);
  assert.deepEqual([...model.nodeSources], [2, 1, 1]);
});

test("what is asserted or planned and denied by others is neither; what is only possible cannot be denied", () => {
  const statuses = (["asserted", "planned", "possible", "hypothetical", "negated"] as const).map((status): Told => ({
    says: ["person/a", "met", `person/${status}`], status, denied: true,
  }));
  assert.deepEqual(new Model(graph(statuses)).status, ["denied", "denied", "possible", "hypothetical", "negated"]);
});

test("a planned claim without planned twin gives no plain edge, and is no denied one", () => {
  const data = graph([{ says: ["person/a", "met", "person/b"], status: "planned", denied: true }]);
  data.relations[0].planned = {};
  assert.deepEqual(new Model(data).status, ["planned"]);
});

test("claims of more sources come first, and those of equal rank in their own order", () => {
  const model = new Model(
    graph(
      [
        { says: ["place/a", "near", "place/b"] },
        { says: ["place/a", "near", "place/c"] },
        { says: ["place/a", "near", "place/d"], in: [0, 1] },
      ],
      { articles: [{}, {}] },
    ),
  );
  assert.deepEqual(model.order, [2, 0, 1]);
});

test("a name in the chosen language comes first, then one without language, then English", () => {
  const names = { "person/a": { en: "Anne", fr: "Anna" }, "person/b": { "": "Bo", en: "Bob" }, "person/c": { en: "Cy" }, "person/d": { el: "Δ" } };
  const model = new Model(graph(Object.keys(names).map((id): Told => ({ says: [id, "met", "place/x"] })), { names }));
  assert.deepEqual([0, 1, 2, 3].map((node) => model.name(node, "fr")), ["Anna", "Bo", "Cy", "Δ"]);
});

test("a planned claim is called by its planned twin, where there is one in the language or in another", () => {
  const model = new Model(graph([{ says: ["person/a", "meet", "person/b"], status: "planned" }, { says: ["person/a", "meet", "person/c"] }]));
  assert.deepEqual([0, 1].map((claim) => model.relationName(claim, "en")), ["will meet", "meet"]);
});

function bars(dates: [string, string][]) {
  const model = new Model(graph(dates.map(([start, end], i): Told => ({ says: ["person/a", "met", `person/b${i}`], start, end }))));
  return histogram({ model, view: START });
}

test("bars are of days, weeks, months or years, whichever is the finest that can be read", () => {
  const width = (dates: [string, string][]) => {
    const [one] = bars(dates).bars;
    return one.last - one.first + 1;
  };
  assert.equal(width([["2020-01-01", "2020-01-01"], ["2020-02-10", "2020-02-10"]]), 1);
  assert.equal(width([["2020-01-01", "2020-01-01"], ["2020-12-10", "2020-12-10"]]), 7);
  assert.equal(width([["2020-01-01", "2020-01-01"], ["2025-02-10", "2025-02-10"]]), 31);
  assert.equal(width([["1980-01-01", "1980-01-01"], ["2025-02-10", "2025-02-10"]]), 366);
});

test("weeks start on Monday, months and years on their first day", () => {
  const starts = bars([["2020-01-01", "2020-01-01"], ["2020-12-10", "2020-12-10"]]).bars.map((bar) => new Date(bar.first * 864e5).getUTCDay());
  assert.deepEqual([...new Set(starts)], [1]);
  const months = bars([["2020-01-15", "2020-01-15"], ["2025-02-10", "2025-02-10"]]).bars.map((bar) => isoOf(bar.first).slice(8));
  assert.deepEqual([...new Set(months)], ["01"]);
});

test("a claim counts on each day that it holds, and one without date on none", () => {
  const { bars: found, undated } = bars([["2020-01-01", "2020-01-03"], ["2020-01-03", "2020-01-03"], ["--01-02", ""], ["", ""]]);
  assert.deepEqual(found.map((bar) => bar.count), [1, 1, 2]);
  assert.equal(undated, 2);
});

test("the histogram follows every filter but the time itself", () => {
  const model = new Model(graph([{ says: ["person/a", "met", "person/b"], start: "2020-01-01" }, { says: ["person/a", "left", "place/c"], start: "2020-01-02" }]));
  const count = (filters: object) => histogram({ model, view: { ...START, filters: { ...NO_FILTERS, ...filters } } }).bars.length;
  assert.equal(count({ from: 0, to: 1 }), 2);
  assert.equal(count({ relations: ["left"] }), 1);
});

test("a symmetric claim is told in the direction of its text, and never with other ends than its own", () => {
  const data = graph([{ says: ["person/a", "met", "person/b"] }, { says: ["person/a", "met", "person/c"] }], { symmetric: ["met"] });
  data.readings.flipped[0] = 1;
  const model = new Model(data);
  assert.deepEqual([model.ends(0), model.ends(1)], [[1, 0], [0, 2]]);
});
