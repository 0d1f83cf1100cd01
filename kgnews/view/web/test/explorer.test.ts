import assert from "node:assert/strict";
import { test } from "node:test";
import { Explorer } from "../src/explorer";
import { START, type View } from "../src/state";
import { type Told, graph } from "./graph";

Object.assign(globalThis, { matchMedia: () => ({ matches: true }) }); // no motion: layouts settle at once

const STAR: Told[] = [
  { says: ["person/hub", "met", "person/a"] },
  { says: ["person/hub", "met", "person/b"] },
  { says: ["person/a", "praised", "person/c"] },
  { says: ["person/far", "left", "place/end"], status: "negated" },
];

function explorer(part: Partial<View> = {}) {
  const made = new Explorer(graph(STAR), { ...START, ...part }, () => 10);
  const shown = () => made.scene.nodes.map((node) => made.model.data.nodes.id[node].split("/")[1]).join(" ");
  return { made, shown };
}

test("neighbours that are tied to nothing else are hidden, the others stay; they are shown again", () => {
  const { made, shown } = explorer();
  made.collapse("person/hub");
  assert.equal(shown(), "a c hub");
  assert.equal(made.message, "1 neighbour hidden");
  made.expand("person/hub");
  assert.equal(shown(), "a b c hub");
});

test("each action is taken back by itself, and the language is no action", () => {
  const { made, shown } = explorer();
  made.hide("person/a");
  made.change({ lang: "fr" }, false);
  made.focus("person/hub", 1);
  assert.equal(shown(), "b hub");
  made.undo();
  assert.equal(shown(), "b c hub");
  made.undo();
  assert.equal(shown(), "a b c hub");
  assert.ok(!made.canUndo);
});

test("what is searched and filtered out is shown all the same, alone", () => {
  const { made, shown } = explorer();
  assert.ok(!shown().includes("far"));
  made.goTo("person/far");
  assert.ok(shown().includes("far") && !shown().includes("end"));
  assert.deepEqual(made.view.selection.entities, ["person/far"]);
});

test("a path is chosen with its claims, and where there is none that is said and nothing changes", () => {
  const { made } = explorer();
  made.pickPath("person/b");
  made.select({ entities: ["person/c"] });
  assert.deepEqual(made.view.selection, { entities: ["person/b", "person/c", "person/hub", "person/a"], claims: ["c1", "c0", "c2"] });
  assert.equal(made.message, "Path from b to c, 3 steps");
  const { selection } = made.view;
  made.findPath("person/b", "person/far");
  assert.equal(made.message, "No path from b to far");
  assert.equal(made.view.selection, selection);
});

test("a new graph keeps the view as far as it fits, and the same graph lies in the same places", () => {
  const { made } = explorer({ hidden: ["person/b"] });
  const places = () => [...made.layout.places.values()].map(({ node, x, y }) => [node, x, y]);
  const before = places();
  made.load(graph(STAR));
  assert.deepEqual(places(), before);
  made.load(graph([{ says: ["person/new", "met", "person/b"] }]));
  assert.deepEqual(made.scene.nodes.map((node) => made.model.data.nodes.id[node]), ["person/new"]);
});
