import assert from "node:assert/strict";
import { test } from "node:test";
import { NO_FILTERS } from "../src/filters";
import { START, type View, fromHash, restored, toHash } from "../src/state";

const view: View = {
  filters: { ...NO_FILTERS, relations: ["met"], speakers: [""], clock: "published", from: 16756, to: 16800, undated: false },
  selection: { entities: ["person/é“#&%"], claims: ["c1"] },
  focus: { id: "person/ann", hops: 2 },
  added: ["place/oslo"],
  hidden: ["person/bob"],
  fold: false,
  lang: "fr",
  theme: "dark",
  tab: "list",
  camera: { x: 1.5, y: -2, k: 0.7 },
};

test("a view that went through an address is the same", () => {
  assert.deepEqual(fromHash(toHash(view)), { view, understood: true });
  assert.equal(toHash(START), "");
});

test("an address that makes no sense gives the start and is told apart from an empty one", () => {
  for (const hash of ["#view=%7B", "#view=%", "#elsewhere", "#view="]) {
    assert.deepEqual(fromHash(hash), { view: START, understood: false }, hash);
  }
  for (const hash of ["", "#"]) assert.deepEqual(fromHash(hash), { view: START, understood: true });
});

test("parts of a state that make no sense are left out, the others are kept", () => {
  const odd = {
    lang: "xx", theme: 3, tab: "none", focus: { id: "a", hops: 9 }, camera: { x: 0, y: 0, k: -1 }, hidden: ["a", 1, null], fold: "no",
    filters: { relations: "met", from: "x", clock: "sun", undated: 1 }, selection: { entities: {} },
  };
  assert.deepEqual(restored(odd), { ...START, hidden: ["a"] });
  for (const nothing of [null, undefined, 3, "x", []]) assert.deepEqual(restored(nothing), START);
});

test("filters hide what is negated or denied unless the state says otherwise", () => {
  assert.deepEqual(restored({ filters: { relations: ["met"] } }).filters.statuses, ["negated", "denied"]);
  assert.deepEqual(restored({ filters: { statuses: [] } }).filters.statuses, []);
});
