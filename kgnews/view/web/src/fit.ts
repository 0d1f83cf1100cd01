/** Where the camera stands so that everything is seen. */

import type { Layout } from "./layout";
import type { Camera } from "./state";

/** Pixels that are kept free at the sides: for names, and on top for the tools. */
const MARGIN = { side: 74, top: 58, bottom: 46 };
const NEAREST = 1.7;

/** Returns the camera that brings `nodes` into a window, null where none of them has a place. */
export function fitting(nodes: Iterable<number>, layout: Layout, width: number, height: number): Camera | null {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const node of nodes) {
    const place = layout.places.get(node);
    if (!place) continue;
    left = Math.min(left, place.x);
    right = Math.max(right, place.x);
    top = Math.min(top, place.y);
    bottom = Math.max(bottom, place.y);
  }
  if (left > right || !width || !height) return null;
  const side = Math.min(MARGIN.side, width * 0.15);
  const [wide, high] = [width - 2 * side, Math.max(height - MARGIN.top - MARGIN.bottom, height * 0.5)];
  const k = Math.max(0.05, Math.min(wide / Math.max(right - left, 1), high / Math.max(bottom - top, 1), NEAREST));
  const lift = (MARGIN.top - MARGIN.bottom) / 2 / k;
  return { x: (left + right) / 2, y: (top + bottom) / 2 - lift, k };
}
