/** Paints a scene: lines, nodes and labels, in that order, so that names are always on top. */

import type { Layout } from "../layout";
import type { Model } from "../model";
import type { Edge, Scene } from "../scene";
import type { Camera } from "../state";
import { type Box, Boxes } from "./boxes";
import { type Curve, arrow, at, curve, loop } from "./curve";
import { DASHES, type Palette, SHAPES } from "./palette";
import { CanvasPen, type Lettering, type Pen, type Point, font } from "./pen";
import { drawShape } from "./shapes";

/** What is pointed at or chosen: it is drawn strong, and its neighbours keep their names. */
export interface Emphasis {
  nodes: Set<number>;
  claims: Set<number>;
  /** The node or claim under the pointer, or with the keyboard's attention. */
  hover: { node: number } | { claims: number[] } | null;
}

export interface Picture {
  model: Model;
  scene: Scene;
  layout: Layout;
  camera: Camera;
  width: number;
  height: number;
  palette: Palette;
  emphasis: Emphasis;
  lang: string;
  /** "says {name}", for the label of what somebody says. */
  says: (name: string) => string;
  /** Names need time: while the picture moves fast, only the most important are written. */
  moving: boolean;
}

/** Where a name is on the screen, and what it names. */
export interface Written {
  box: Box;
  node?: number;
  claims?: number[];
}

const FEW_EDGES = 45; // so many lines have all their labels at once
const CROWD = 40; // so many lines of a chosen entity are drawn thick and named
const HUBS = 24; // so many of the best supported are named even where the name lies on a node
const LONGEST = 34; // characters of a label

export function toScreen({ camera, width, height }: Pick<Picture, "camera" | "width" | "height">, { x, y }: Point): Point {
  return { x: (x - camera.x) * camera.k + width / 2, y: (y - camera.y) * camera.k + height / 2 };
}

/** Returns the radius of a node in the picture's own units: the more sources, the larger, in steps that double. */
export function size(model: Model, node: number): number {
  return model.isValue(node) ? 3 : Math.min(5.5 + 2.2 * Math.log2(1 + model.nodeSources[node]), 20);
}

/** Returns the radius of a node on the screen: it shrinks with the picture, but less. */
export function radius(model: Model, node: number, k: number): number {
  const least = model.isValue(node) ? 2 : 6.5 * Math.min(1, k / 0.55); // a shape must be told from the others
  return Math.max(least, size(model, node) * Math.min(k < 1 ? Math.max(k, 0.12) ** 0.75 : k ** 0.5, 1.8));
}

export function edgeCurve({ model, layout, camera, width, height }: Picture, edge: Edge): Curve | null {
  const [source, target] = [layout.places.get(edge.source), layout.places.get(edge.target)];
  if (!source || !target) return null;
  const window = { camera, width, height };
  const [from, to] = [toScreen(window, source), toScreen(window, target)];
  const bend = edge.bend * 22 * Math.min(camera.k ** 0.7, 1.6);
  if (edge.source === edge.target) return loop(from, radius(model, edge.source, camera.k), edge.bend * 26);
  return curve(from, to, radius(model, edge.source, camera.k) + 2, radius(model, edge.target, camera.k) + 3, bend);
}

/** How thin lines are drawn so that many of them do not hide what they tie: 1 for a few, less for hundreds. */
function thinness({ scene, camera }: Picture): number {
  return Math.min(1, Math.max(0.45, Math.sqrt((90 * Math.max(camera.k, 0.5)) / scene.edges.length)));
}

/** Paints, and returns where names were written. */
export function paint(picture: Picture, pen: Pen): Written[] {
  const { scene, emphasis } = picture;
  const lit = litNodes(picture);
  const curves = new Map<Edge, Curve>();
  const strong: Edge[] = [];
  for (const edge of scene.edges) {
    const line = edgeCurve(picture, edge);
    if (!line || !near(picture, line)) continue;
    curves.set(edge, line);
    if (isStrong(edge, emphasis)) strong.push(edge);
    else paintLine(picture, pen, edge, line, lit !== null && !(lit.has(edge.source) && lit.has(edge.target)), false);
  }
  const crowd = strong.length > CROWD ? 0.6 : 1;
  for (const edge of strong) paintLine(picture, pen, edge, curves.get(edge)!, false, true, crowd);
  for (const node of scene.nodes) paintNode(picture, pen, node, lit !== null && !lit.has(node));
  return paintLabels(picture, pen, curves, lit);
}

/** Returns the nodes that stay in full colour while something is pointed at or chosen; null for all. */
function litNodes({ scene, emphasis, model, layout }: Picture): Set<number> | null {
  const { claims, hover } = emphasis;
  const nodes = [...emphasis.nodes].filter((node) => layout.places.has(node));
  const centers = new Set(claims.size ? [] : nodes); // of a path, only the path
  const lit = new Set(nodes);
  if (hover && "node" in hover && layout.places.has(hover.node)) centers.add(hover.node).forEach((node) => lit.add(node));
  const told = [...claims, ...(hover && "claims" in hover ? hover.claims : [])];
  for (const claim of told) lit.add(model.data.claims.subject[claim]).add(model.data.claims.object[claim]);
  if (!lit.size) return null;
  for (const { source, target } of scene.edges) {
    if (centers.has(source)) lit.add(target);
    if (centers.has(target)) lit.add(source);
  }
  return lit;
}

function isStrong(edge: Edge, { nodes, claims, hover }: Emphasis): boolean {
  if (edge.claims.some((claim) => claims.has(claim))) return true;
  if (claims.size && !hover) return false;
  if (hover && "claims" in hover) return edge.claims.some((claim) => hover.claims.includes(claim));
  const node = hover && "node" in hover ? hover.node : undefined;
  return nodes.has(edge.source) || nodes.has(edge.target) || edge.source === node || edge.target === node;
}

function near({ width, height }: Picture, { from, control, to }: Curve): boolean {
  const [xs, ys] = [[from.x, control.x, to.x], [from.y, control.y, to.y]];
  return Math.max(...xs) > 0 && Math.min(...xs) < width && Math.max(...ys) > 0 && Math.min(...ys) < height;
}

function paintLine(picture: Picture, pen: Pen, edge: Edge, line: Curve, faint: boolean, strong: boolean, crowd = 1): void {
  const { palette, emphasis, camera } = picture;
  const chosen = edge.claims.some((claim) => emphasis.claims.has(claim));
  const struck = edge.status === "negated" || edge.status === "denied";
  const colour = chosen ? palette.accent : faint ? palette.faint : struck ? palette.denied : strong ? palette.ink : palette.line;
  const thick = Math.min(1.2 + Math.log2(edge.claims.length + 1) * 0.35, 3) * Math.min(Math.max(camera.k, 0.4) ** 0.5, 1.4);
  const width = strong ? (thick + (chosen ? 1.2 : 0.5)) * (chosen ? 1 : crowd) : thick * thinness(picture);
  const { from, control, to } = line;
  pen.path({ from, steps: [[control.x, control.y, to.x, to.y]] }, null, { colour, width, dash: DASHES[edge.status] });
  if (struck) strike(pen, line, { colour, width: width + 0.4 });
  if (edge.symmetric) return;
  const [tip, one, other] = arrow(line, 6 * (strong ? crowd : thinness(picture)) + width * 1.6);
  pen.path({ from: tip, steps: [[one.x, one.y], [other.x, other.y]], closed: true }, colour, null);
}

/** Crosses a line out in its middle. */
function strike(pen: Pen, line: Curve, stroke: { colour: string; width: number }): void {
  const { x, y } = at(line, 0.32);
  pen.path({ from: { x: x - 5, y: y - 5 }, steps: [[x + 5, y + 5]] }, null, stroke);
  pen.path({ from: { x: x - 5, y: y + 5 }, steps: [[x + 5, y - 5]] }, null, stroke);
}

function paintNode(picture: Picture, pen: Pen, node: number, faint: boolean): void {
  const { model, layout, camera, palette, emphasis } = picture;
  const place = toScreen(picture, layout.places.get(node)!);
  const size = radius(model, node, camera.k);
  if (place.x < -size || place.y < -size || place.x > picture.width + size || place.y > picture.height + size) return;
  const kind = model.kind(node);
  const hovered = emphasis.hover !== null && "node" in emphasis.hover && emphasis.hover.node === node;
  if (emphasis.nodes.has(node) || hovered) {
    pen.circle(place, size + 5, null, { colour: emphasis.nodes.has(node) ? palette.accent : palette.soft, width: 2 });
  }
  drawShape(pen, SHAPES[kind], place, size, faint ? palette.faint : palette.kinds[kind], { colour: palette.paper, width: 1.5 });
}

// Labels

let ruler: CanvasRenderingContext2D | null = null;

export function textWidth(text: string, style: Pick<Lettering, "size" | "bold" | "italic">): number {
  ruler ??= document.createElement("canvas").getContext("2d")!;
  ruler.font = font(style);
  return ruler.measureText(text).width;
}

export function shortened(text: string, most = LONGEST): string {
  const signs = [...text.replace(/\s+/g, " ").trim()];
  return signs.length <= most ? signs.join("") : `${signs.slice(0, most - 1).join("").trimEnd()}…`;
}

function paintLabels(picture: Picture, pen: Pen, curves: Map<Edge, Curve>, lit: Set<number> | null): Written[] {
  const { model, scene, layout, camera, emphasis, moving, width, height } = picture;
  const [boxes, bodies] = [new Boxes(), new Boxes()];
  const names: Written[] = [];
  const chosen = (node: number) =>
    emphasis.nodes.has(node) || (emphasis.hover !== null && "node" in emphasis.hover && emphasis.hover.node === node);
  const weight = (node: number) => (chosen(node) ? 1e9 : 0) + (lit?.has(node) ? 1e6 : 0) + model.nodeSources[node] * 100 + model.claimsOf[node].length;
  const nodes = [...scene.nodes].sort((a, b) => weight(b) - weight(a) || a - b);
  for (const node of nodes.slice(0, 60)) {
    const { x, y } = toScreen(picture, layout.places.get(node)!);
    const size = radius(model, node, camera.k);
    bodies.add({ left: x - size, right: x + size, top: y - size, bottom: y + size });
  }
  const most = moving ? 60 : 400;
  let written = 0;
  for (const [number, node] of nodes.entries()) {
    if (written >= most) break;
    const place = toScreen(picture, layout.places.get(node)!);
    if (place.x < 0 || place.y < 0 || place.x > width || place.y > height) continue;
    const dim = lit !== null && !lit.has(node);
    if (dim && scene.nodes.length > 60) continue;
    const box = nameNode(picture, pen, { boxes, bodies: number < HUBS ? null : bodies }, node, place, chosen(node), dim);
    if (!box) continue;
    names.push({ box, node });
    written++;
  }
  if (moving && scene.edges.length > FEW_EDGES) return names;
  const named = [...curves.keys()].filter((edge) => isStrong(edge, emphasis)).length <= CROWD;
  const all = scene.edges.length <= FEW_EDGES || camera.k > 1.6;
  for (const [edge, line] of curves) {
    const strong = isStrong(edge, emphasis);
    const pointed = edge.claims.some((claim) => emphasis.claims.has(claim)) || (strong && named);
    if (pointed || (all && lit === null)) names.push(...nameLine(picture, pen, { boxes, bodies }, edge, line, strong));
  }
  return names;
}

/** What a label must not lie on: other labels, and nodes where these count. */
interface Taken {
  boxes: Boxes;
  bodies: Boxes | null;
}

function isFree({ boxes, bodies }: Taken, box: Box): boolean {
  return boxes.free(box) && (bodies === null || bodies.free(box));
}

function nameNode(picture: Picture, pen: Pen, taken: Taken, node: number, place: Point, forced: boolean, dim: boolean): Box | null {
  const { model, scene, palette, lang, camera } = picture;
  const value = model.isValue(node);
  const lettering: Lettering = {
    size: value ? 11 : Math.min(11.5 + Math.sqrt(model.nodeSources[node]), 16),
    colour: dim ? palette.soft : palette.ink,
    halo: palette.paper,
    bold: !value && model.nodeSources[node] > 1,
    italic: value,
  };
  const name = shortened(model.name(node, lang));
  const size = radius(model, node, camera.k);
  const offices = (scene.offices.get(node) ?? []).map((claim) => shortened(model.name(model.data.claims.object[claim], lang), 40));
  const small: Lettering = { ...lettering, size: 10.5, bold: false, colour: palette.soft };
  const shownOffices = picture.moving || scene.nodes.length > 120 ? [] : offices.slice(0, 2);
  const widest = Math.max(textWidth(name, lettering), ...shownOffices.map((office) => textWidth(office, small)));
  const room = lettering.size * 1.25 + shownOffices.length * 13;
  for (const top of [place.y + size + 2, place.y - size - 2 - room]) {
    const box = { left: place.x - widest / 2 - 2, right: place.x + widest / 2 + 2, top, bottom: top + room };
    if (!forced && !isFree(taken, box)) continue;
    taken.boxes.add(box);
    pen.text(name, { x: place.x, y: top + lettering.size * 0.62 }, lettering);
    shownOffices.forEach((office, row) => pen.text(office, { x: place.x, y: top + lettering.size * 1.25 + row * 13 + 6 }, small));
    return box;
  }
  return null;
}

function nameLine(picture: Picture, pen: Pen, taken: Taken, edge: Edge, line: Curve, strong: boolean): Written[] {
  const { model, palette, lang, emphasis } = picture;
  const chosen = edge.claims.some((claim) => emphasis.claims.has(claim));
  const struck = edge.status === "negated" || edge.status === "denied";
  const lettering: Lettering = {
    size: 11.5, colour: chosen ? palette.accent : struck ? palette.denied : palette.soft, halo: palette.paper, bold: chosen, struck,
  };
  const rows = [edge.bundled ? `${relationOf(picture, edge)} +${edge.claims.length - 1}` : relationOf(picture, edge)];
  const speaker = speakerOf(model, edge, lang);
  if (speaker) rows.push(picture.says(speaker));
  const small: Lettering = { ...lettering, size: 10.5, italic: true, struck: false, bold: false };
  const widths = rows.map((row, i) => textWidth(row, i ? small : lettering));
  const long = Math.hypot(line.to.x - line.from.x, line.to.y - line.from.y);
  if (!strong && long < widths[0] * 0.6) return [];
  for (const t of [0.5, 0.6, 0.4, 0.7, 0.3]) {
    const { x, y } = at(line, t);
    const half = Math.max(...widths) / 2 + 2;
    const box = { left: x - half, right: x + half, top: y - 8, bottom: y - 8 + 15 * rows.length };
    if (!isFree(taken, box) && !(chosen && t === 0.3)) continue;
    taken.boxes.add(box);
    plate(pen, palette, { x, y }, widths);
    rows.forEach((row, i) => pen.text(row, { x, y: y + i * 13 }, i ? small : lettering));
    return [{ box, claims: edge.claims }];
  }
  return [];
}

/** Clears the ground of a label on a line, so that no dash of it stands between the letters. */
function plate(pen: Pen, { paper }: Palette, { x, y }: Point, widths: number[]): void {
  widths.forEach((width, row) => {
    const [left, right, top, bottom] = [x - width / 2 - 3, x + width / 2 + 3, y - 7 + row * 13, y + 7 + row * 13];
    pen.path({ from: { x: left, y: top }, steps: [[right, top], [right, bottom], [left, bottom]], closed: true }, paper, null);
  });
}

function relationOf({ model, lang }: Picture, edge: Edge): string {
  return shortened(model.relationName(edge.claims[0], lang));
}

/** Returns who says what a line stands for, if it is never the outlet itself, and always the same. */
function speakerOf(model: Model, edge: Edge, lang: string): string {
  const speakers = new Set(edge.claims.map((claim) => model.data.claims.by[claim]));
  const [speaker] = speakers;
  return speakers.size === 1 && speaker >= 0 ? shortened(model.name(speaker, lang), 24) : "";
}

/** Paints onto a canvas whose pixels are `ratio` to one of the screen. */
export function paintCanvas(picture: Picture, context: CanvasRenderingContext2D, ratio: number): Written[] {
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.fillStyle = picture.palette.paper;
  context.fillRect(0, 0, picture.width, picture.height);
  return paint(picture, new CanvasPen(context));
}
