import assert from "node:assert/strict";
import { test } from "node:test";
import { NO_FILTERS, type Filters, counts, passing } from "../src/filters";
import { dayOf } from "../src/dates";
import { Model } from "../src/model";
import { graph } from "./graph";

const model = new Model(
  graph(
    [
      { says: ["person/ann", "met", "person/bob"], start: "2020-03-02", in: [0, 1] },
      { says: ["person/ann", "visited", "place/oslo"], status: "planned", by: "person/bob", start: "2020-04" },
      { says: ["person/bob", "met", "person/cy"], status: "negated" },
      { says: ["person/cy", "met", "person/ann"], denied: true, start: "--05-01" },
      { says: ["person/cy", "left", "place/oslo"], status: "possible", in: [1] },
    ],
    { articles: [{ publisher: "The Bell", published: "2020-03-03" }, { publisher: "The Horn", published: "2020-05-01" }] },
  ),
);
const through = (part: Partial<Filters>): string =>
  [...passing(model, { ...NO_FILTERS, ...part })].flatMap((pass, claim) => (pass ? [claim] : [])).join();

test("what is negated or denied is shown on demand only", () => {
  assert.equal(through({}), "0,1,4");
  assert.equal(through({ statuses: [] }), "0,1,2,3,4");
  assert.equal(through({ statuses: ["asserted", "planned", "possible", "hypothetical", "denied"] }), "2");
});

test("a claim of two outlets passes as long as one of them does", () => {
  assert.equal(through({ outlets: ["The Bell"] }), "0,4");
  assert.equal(through({ outlets: ["The Bell", "The Horn"] }), "");
});

test("a kind that is left out takes its claims with it, at either end", () => {
  assert.equal(through({ kinds: ["place"] }), "0");
});

test("the outlet's own voice is a speaker of its own", () => {
  assert.equal(through({ speakers: [""] }), "1");
  assert.equal(through({ speakers: ["person/bob"] }), "0,4");
});

test("a time that overlaps passes; a month is all its days, a date without year is no date", () => {
  assert.equal(through({ from: dayOf("2020-04-30"), undated: false }), "1");
  assert.equal(through({ to: dayOf("2020-03-02"), undated: false }), "0");
  assert.equal(through({ from: dayOf("2020-05-01"), undated: false, statuses: [] }), "");
  assert.equal(through({ from: dayOf("2020-05-01"), statuses: [] }), "2,3,4");
});

test("the day of publication is another clock", () => {
  assert.equal(through({ clock: "published", from: dayOf("2020-05-01"), undated: false }), "0,4");
});

test("counts are of what would pass if the facet let everything through", () => {
  assert.deepEqual(counts(model, { ...NO_FILTERS, relations: ["met"] }, "relations"), [["left", 1], ["met", 1], ["visited", 1]]);
  assert.deepEqual(counts(model, { ...NO_FILTERS, relations: ["met"] }, "speakers"), [["", 1], ["person/bob", 1]]);
});
