/** Where the camera stands so that everything is seen, names included. */

import type { Layout } from "./layout";
import type { Camera } from "./state";

const MARGIN = { side: 14, top: 26, bottom: 48 }; // pixels that are kept free
const NEAREST = 1.7;
const FARTHEST = 0.05;
const STEPS = 6; // names do not shrink with the picture, so that the scale is found by coming nearer to it

export interface Window {
  width: number;
  height: number;
}

/** Returns the camera that brings `nodes` into a window; `half` is half the width of a node's name in pixels. Null for no node. */
export function fitting(nodes: Iterable<number>, layout: Layout, { width, height }: Window, half: (node: number) => number): Camera | null {
  const places = [...nodes].flatMap((node) => layout.places.get(node) ?? []);
  if (!places.length || !width || !height) return null;
  const halves = places.map(({ node }) => Math.min(half(node), width / 4));
  const [top, bottom] = [Math.min(...places.map(({ y }) => y)), Math.max(...places.map(({ y }) => y))];
  const [wide, high] = [width - 2 * MARGIN.side, Math.max(height - MARGIN.top - MARGIN.bottom, height / 2)];
  let k = Math.min(NEAREST, high / Math.max(bottom - top, 1));
  const sides = (): [number, number] => [
    Math.min(...places.map(({ x }, i) => x * k - halves[i])),
    Math.max(...places.map(({ x }, i) => x * k + halves[i])),
  ];
  for (let step = 0; step < STEPS; step++) {
    const [left, right] = sides();
    if (right - left <= wide + 1) break;
    k *= wide / (right - left);
  }
  k = Math.max(k, FARTHEST);
  const [left, right] = sides();
  return { x: (left + right) / 2 / k, y: (top + bottom) / 2 + (MARGIN.bottom - MARGIN.top) / 2 / k, k };
}
