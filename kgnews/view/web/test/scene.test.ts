import assert from "node:assert/strict";
import { test } from "node:test";
import { passing } from "../src/filters";
import { Model } from "../src/model";
import { ALL, PART, makeScene, shortestPath } from "../src/scene";
import { START, type View } from "../src/state";
import { type Given, type Told, graph } from "./graph";

function look(told: Told[], given: Given = {}, part: Partial<View> = {}) {
  const model = new Model(graph(told, given));
  const view = { ...START, ...part };
  const scene = makeScene(model, view, passing(model, view.filters));
  return { model, scene, ids: scene.nodes.map((node) => model.data.nodes.id[node]).join(" ") };
}

const CHAIN: Told[] = ["ab", "bc", "cd", "de"].map((pair) => ({ says: [`person/${pair[0]}`, "met", `person/${pair[1]}`] }));

test("lines between two nodes are bent apart, and a line the other way is not on top of one of them", () => {
  const { scene } = look([
    { says: ["person/a", "met", "person/b"] },
    { says: ["person/b", "praised", "person/a"] },
    { says: ["person/a", "praised", "person/b"], status: "planned" },
  ]);
  const sides = scene.edges.map((edge) => edge.bend * (edge.source < edge.target ? 1 : -1));
  assert.equal(new Set(sides).size, 3);
  assert.equal(sides.reduce((sum, side) => sum + side, 0), 0);
});

test("claims of one relation, way and status are one line; no claim is lost in a bundle", () => {
  const relations = ["met", "praised", "criticised", "joined", "left", "helped"];
  const { scene } = look([
    ...relations.map((relation): Told => ({ says: ["person/a", relation, "person/b"] })),
    { says: ["person/a", "met", "person/b"], start: "2020" },
  ]);
  assert.deepEqual(scene.edges[0].claims, [0, 6]);
  assert.equal(scene.edges.length, 4);
  assert.deepEqual(scene.edges.map((edge) => edge.bundled), [false, false, false, true]);
  assert.deepEqual(scene.edges.flatMap((edge) => edge.claims).sort(), [0, 1, 2, 3, 4, 5, 6]);
});

test("a claim about itself is a line", () => {
  const { scene } = look([{ says: ["person/a", "praised", "person/a"] }]);
  assert.deepEqual(scene.edges.map(({ source, target }) => [source, target]), [[0, 0]]);
});

test("an office stands under a name as long as nothing else is told of it", () => {
  const holds: Told = { says: ["person/a", "holdsPosition", "office/mayor"] };
  assert.equal(look([holds]).ids, "person/a");
  assert.equal(look([holds]).scene.offices.size, 1);
  assert.equal(look([holds], {}, { fold: false }).ids, "office/mayor person/a");
  assert.equal(look([holds, { says: ["office/mayor", "opened", "place/pier"] }]).ids, "office/mayor person/a place/pier");
  const searched = look([holds], {}, { selection: { entities: ["office/mayor"], claims: [] } });
  assert.equal(searched.ids, "office/mayor person/a");
});

test("values are drawn and never counted among the entities", () => {
  const { scene, ids } = look([{ says: ["person/a", "spent", "value/3"] }]);
  assert.equal(ids, "person/a value/3");
  assert.deepEqual([scene.entities, scene.shown], [1, 1]);
});

test("focus shows what is so many steps away, and nothing that is farther", () => {
  const around = (hops: number) => look(CHAIN, {}, { focus: { id: "person/a", hops } }).ids;
  assert.equal(around(1), "person/a person/b");
  assert.equal(around(3), "person/a person/b person/c person/d");
  assert.equal(look(CHAIN, {}, { focus: { id: "person/nobody", hops: 1 } }).scene.nodes.length, 5);
});

test("what is hidden is not shown, whatever else is chosen; what is added is", () => {
  assert.equal(look(CHAIN, {}, { hidden: ["person/c"], added: ["person/c"] }).ids, "person/a person/b person/d person/e");
  const { ids } = look(CHAIN, {}, { focus: { id: "person/a", hops: 1 }, added: ["person/e"] });
  assert.equal(ids, "person/a person/b person/e");
});

test("a large graph opens on its best supported part, and says how much that is", () => {
  const articles = [{}, {}, {}];
  const told: Told[] = Array.from({ length: ALL + 200 }, (_, i) => ({ says: [`person/p${i}`, "visited", `place/q${i}`] }));
  told.push({ says: ["person/p7", "met", "person/p9"], in: [0, 1, 2] });
  const { scene, model, ids } = look(told, { articles });
  assert.ok(scene.shown <= PART + 1 && scene.shown > PART / 4, String(scene.shown));
  assert.equal(scene.entities, 2 * (ALL + 200));
  assert.match(ids, /person\/p7 .*person\/p9/);
  const tied = new Set(scene.edges.flatMap(({ source, target }) => [source, target]));
  assert.deepEqual(scene.nodes.filter((node) => !tied.has(node)), []);
  const late = look(told, { articles }, { selection: { entities: ["person/p1399"], claims: [] } });
  assert.ok(late.ids.includes("person/p1399") && !ids.includes("person/p1399"));
  assert.equal(model.claims, told.length);
});

test("a shortest path uses claims that pass the filters only, in either direction", () => {
  const told: Told[] = [...CHAIN, { says: ["person/e", "met", "person/a"], status: "negated" }];
  const model = new Model(graph(told));
  const nodes = ["person/a", "person/e"].map((id) => model.node(id)!);
  const path = (statuses: View["filters"]["statuses"]) =>
    shortestPath(model, passing(model, { ...START.filters, statuses }), nodes[0], nodes[1]);
  assert.deepEqual(path(["negated"]), [0, 1, 2, 3]);
  assert.deepEqual(path([]), [4]);
  assert.equal(path(["asserted", "negated"]), null);
});
