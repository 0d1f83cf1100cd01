/** What lies under the pointer. */

import { distance } from "./curve";
import { type Picture, type Written, edgeCurve, radius, toScreen } from "./paint";
import type { Point } from "./pen";

const NEAR = { node: 6, line: 9 }; // pixels

/** Returns the node whose shape or name is at a point; null for none. `written` is where names were painted last. */
export function nodeAt(picture: Picture, written: Written[], point: Point): number | null {
  const { scene, layout, model, camera } = picture;
  let best: number | null = null;
  let least = NEAR.node;
  for (const node of scene.nodes) {
    const place = layout.places.get(node);
    if (!place) continue;
    const { x, y } = toScreen(picture, place);
    const away = Math.hypot(x - point.x, y - point.y) - radius(model, node, camera.k);
    if (away < least) [best, least] = [node, away];
  }
  return best ?? labelAt(written, point)?.node ?? null;
}

/** Returns the claims whose line or label is at a point; null for none. */
export function claimsAt(picture: Picture, written: Written[], point: Point): number[] | null {
  const label = labelAt(written, point)?.claims;
  if (label) return label;
  let best: number[] | null = null;
  let least = NEAR.line;
  for (const edge of picture.scene.edges) {
    const line = edgeCurve(picture, edge);
    const away = line ? distance(line, point) : Infinity;
    if (away < least) [best, least] = [edge.claims, away];
  }
  return best;
}

function labelAt(written: Written[], { x, y }: Point): Written | undefined {
  return written.find(({ box }) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom);
}
