/** Which nodes and edges are on the screen. */

import type { Model, Status } from "./model";
import type { View } from "./state";

/** Above so many entities only the best supported part is shown at first, of about `PART` entities. */
export const ALL = 1200;
export const PART = 300;
const MOST_CURVES = 4; // between two nodes; what is more shares the last curve

export interface Edge {
  /** The claims that the line stands for: of one relation, direction and status; of several where lines are bundled. */
  claims: number[];
  source: number;
  target: number;
  status: Status;
  symmetric: boolean;
  /** How far the line bends from the straight one, in steps. */
  bend: number;
  bundled: boolean;
}

export interface Scene {
  nodes: number[];
  edges: Edge[];
  /** Entities that the filters let through, and those of them on the screen; values are not counted. */
  entities: number;
  shown: number;
  /** Whether the graph is so large that a part of it is shown. */
  cut: boolean;
  /** The offices that stand under a name: numbers of claims by the number of who holds them. */
  offices: Map<number, number[]>;
}

export function makeScene(model: Model, view: View, passes: Uint8Array): Scene {
  const folded = view.fold ? foldedOffices(model, passes) : new Set<number>();
  for (const id of [...view.added, ...view.selection.entities]) folded.delete(model.node(id) ?? -1);
  const nodes = chosen(model, view, passes, folded);
  const edges: Edge[] = [];
  const offices = new Map<number, number[]>();
  const between = new Map<string, number[]>();
  const { subject, object } = model.data.claims;
  for (const node of nodes) {
    for (const claim of model.claimsOf[node]) {
      if (!passes[claim] || subject[claim] !== node) continue;
      if (folded.has(object[claim])) {
        if (model.status[claim] === "asserted") offices.set(node, [...(offices.get(node) ?? []), claim]);
      } else if (nodes.has(object[claim])) {
        const pair = [node, object[claim]].sort((a, b) => a - b).join();
        const there = between.get(pair);
        if (there) there.push(claim);
        else between.set(pair, [claim]);
      }
    }
  }
  for (const claims of between.values()) edges.push(...curves(model, claims));
  const entities = countEntities(model, passes, folded);
  const shown = [...nodes].filter((node) => !model.isValue(node)).length;
  const cut = !view.focus && entities > ALL;
  return { nodes: [...nodes].sort((a, b) => a - b), edges, entities, shown, cut, offices };
}

/** Returns the offices that nothing but their holding is told of. */
function foldedOffices(model: Model, passes: Uint8Array): Set<number> {
  const found = new Set<number>();
  for (let node = 0; node < model.nodes; node++) {
    if (model.kind(node) !== "office") continue;
    const claims = model.claimsOf[node].filter((claim) => passes[claim]);
    if (claims.length && claims.every((claim) => model.isOffice(claim))) found.add(node);
  }
  return found;
}

function countEntities(model: Model, passes: Uint8Array, folded: Set<number>): number {
  let count = 0;
  for (let node = 0; node < model.nodes; node++) {
    if (!model.isValue(node) && !folded.has(node) && model.claimsOf[node].some((claim) => passes[claim])) count++;
  }
  return count;
}

function chosen(model: Model, view: View, passes: Uint8Array, folded: Set<number>): Set<number> {
  const hidden = new Set(view.hidden.map((id) => model.node(id)));
  const allowed = (node: number) => !hidden.has(node) && !folded.has(node);
  const center = view.focus ? model.node(view.focus.id) : undefined;
  const nodes = center !== undefined ? around(model, passes, center, view.focus!.hops, allowed) : start(model, passes, allowed);
  for (const id of [...view.added, ...view.selection.entities]) {
    const node = model.node(id);
    if (node !== undefined && allowed(node)) nodes.add(node);
  }
  for (const id of view.selection.claims) {
    const claim = model.claim(id);
    if (claim === undefined || !passes[claim]) continue;
    for (const node of [model.data.claims.subject[claim], model.data.claims.object[claim]]) if (allowed(node)) nodes.add(node);
  }
  return nodes;
}

/** Returns all nodes of a small graph, the best supported ones of a large one. */
function start(model: Model, passes: Uint8Array, allowed: (node: number) => boolean): Set<number> {
  const { subject, object } = model.data.claims;
  const weight = new Uint32Array(model.nodes);
  let count = 0;
  for (let claim = 0; claim < model.claims; claim++) {
    if (!passes[claim]) continue;
    for (const node of [subject[claim], object[claim]]) if (allowed(node) && weight[node]++ === 0) count++;
  }
  const nodes = [...weight.keys()].filter((node) => weight[node]);
  if (count <= ALL) return new Set(nodes);
  const { nodeSources } = model;
  nodes.sort((a, b) => nodeSources[b] - nodeSources[a] || weight[b] - weight[a] || a - b);
  return connected(model, passes, new Set(nodes.slice(0, PART)));
}

/** Returns those of `best` that a claim ties to another of them, and, where these are few, the ends of the best claims. */
function connected(model: Model, passes: Uint8Array, best: Set<number>): Set<number> {
  const { subject, object } = model.data.claims;
  const tied = new Set<number>();
  for (const node of best) {
    for (const claim of model.claimsOf[node]) {
      if (passes[claim] && subject[claim] !== object[claim] && best.has(model.other(claim, node))) tied.add(node);
    }
  }
  for (const claim of model.order) {
    if (tied.size >= PART / 2) break;
    if (!passes[claim] || !(best.has(subject[claim]) || best.has(object[claim]))) continue;
    tied.add(subject[claim]).add(object[claim]);
  }
  return tied;
}

/** Returns the nodes within `hops` steps of `center`, the best supported first where there are too many. */
export function around(
  model: Model, passes: Uint8Array, center: number, hops: number, allowed: (node: number) => boolean = () => true,
): Set<number> {
  const found = new Set([center]);
  let ring = [center];
  for (let step = 0; step < hops && found.size < ALL; step++) {
    const next: number[] = [];
    for (const node of ring) {
      for (const claim of [...model.claimsOf[node]].sort((a, b) => model.claimSources[b] - model.claimSources[a] || a - b)) {
        const other = model.other(claim, node);
        if (!passes[claim] || found.has(other) || !allowed(other) || found.size >= ALL) continue;
        found.add(other);
        next.push(other);
      }
    }
    ring = next;
  }
  return found;
}

/** Returns the claims on a shortest way from one node to another; null where there is none. */
export function shortestPath(model: Model, passes: Uint8Array, from: number, to: number): number[] | null {
  const cameBy = new Map<number, number>([[from, -1]]);
  let ring = [from];
  while (ring.length && !cameBy.has(to)) {
    const next: number[] = [];
    for (const node of ring) {
      for (const claim of model.claimsOf[node]) {
        const other = model.other(claim, node);
        if (!passes[claim] || cameBy.has(other)) continue;
        cameBy.set(other, claim);
        next.push(other);
      }
    }
    ring = next;
  }
  if (!cameBy.has(to)) return null;
  const path: number[] = [];
  for (let node = to; node !== from; node = model.other(path[0], node)) path.unshift(cameBy.get(node)!);
  return path;
}

/** Returns the lines for the claims between two nodes, bent apart from each other. */
function curves(model: Model, claims: number[]): Edge[] {
  const { subject, object, relation } = model.data.claims;
  const groups = new Map<string, number[]>();
  for (const claim of claims) {
    const key = `${relation[claim]} ${subject[claim]} ${model.status[claim]}`;
    const there = groups.get(key);
    if (there) there.push(claim);
    else groups.set(key, [claim]);
  }
  let lines = [...groups.values()].sort((a, b) => weight(model, b) - weight(model, a) || a[0] - b[0]);
  const bundled = lines.length > MOST_CURVES;
  if (bundled) lines = [...lines.slice(0, MOST_CURVES - 1), lines.slice(MOST_CURVES - 1).flat()];
  const low = Math.min(subject[claims[0]], object[claims[0]]);
  return lines.map((group, number) => {
    const source = subject[group[0]];
    // a line that runs the other way bends to the other side, so that the steps are counted from the lesser node
    const step = number - (lines.length - 1) / 2;
    return {
      claims: group,
      source,
      target: object[group[0]],
      status: model.status[group[0]],
      symmetric: model.data.relations[relation[group[0]]].symmetric,
      bend: source === low ? step : -step,
      bundled: bundled && number === lines.length - 1,
    };
  });
}

function weight(model: Model, claims: number[]): number {
  return claims.reduce((sum, claim) => sum + model.claimSources[claim], 0);
}
