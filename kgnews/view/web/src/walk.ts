/** From neighbour to neighbour with the arrow keys. */

import type { Explorer } from "./explorer";

/** Returns the neighbour of the chosen entity that lies most in a direction; from nowhere, the best supported entity. */
export function neighbour({ scene, layout, model, view }: Explorer, dx: number, dy: number): number | undefined {
  const chosen = model.node(view.selection.entities[0] ?? "");
  const from = chosen === undefined ? undefined : layout.places.get(chosen);
  if (chosen === undefined || !from) {
    return [...scene.nodes].sort((a, b) => model.nodeSources[b] - model.nodeSources[a] || a - b)[0];
  }
  let best: number | undefined;
  let least = Infinity;
  for (const { source, target } of scene.edges) {
    if ((source !== chosen && target !== chosen) || source === target) continue;
    const other = source === chosen ? target : source;
    const place = layout.places.get(other)!;
    const [x, y] = [place.x - from.x, place.y - from.y];
    const along = x * dx + y * dy;
    const cost = Math.hypot(x, y) + 2 * Math.abs(x * dy - y * dx);
    if (along > 0 && cost < least) [best, least] = [other, cost];
  }
  return best;
}
