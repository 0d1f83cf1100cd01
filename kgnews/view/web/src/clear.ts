/** A force that keeps nodes off lines which are not theirs, so that no line seems to end at them. */

import type { Place } from "./layout";

export interface Line {
  source: Place;
  target: Place;
}

const LATE = 0.25; // the temperature below which nodes find themselves so placed that lines may be cleared
const SPACE = 14; // between a node's room and a line that passes

/** Returns the force for d3-force; its work grows with nodes times lines, so that it is for small scenes. */
export function forceClear(lines: Line[]): ((alpha: number) => void) & { initialize(nodes: Place[]): void } {
  let places: Place[] = [];
  const force = (alpha: number): void => {
    if (alpha > LATE) return;
    for (const { source, target } of lines) {
      const [dx, dy] = [target.x - source.x, target.y - source.y];
      const length = Math.hypot(dx, dy) || 1;
      for (const place of places) {
        if (place === source || place === target) continue;
        const along = ((place.x - source.x) * dx + (place.y - source.y) * dy) / length;
        if (along < 0 || along > length) continue;
        const aside = ((place.x - source.x) * -dy + (place.y - source.y) * dx) / length;
        const lacking = place.room * 0.6 + SPACE - Math.abs(aside);
        if (lacking <= 0) continue;
        const push = (lacking * Math.sqrt(alpha) * 0.3 * (aside < 0 ? -1 : 1)) / length;
        move(place, -dy * push, dx * push);
        move(source, (dy * push) / 3, (-dx * push) / 3);
        move(target, (dy * push) / 3, (-dx * push) / 3);
      }
    }
  };
  return Object.assign(force, { initialize: (nodes: Place[]) => void (places = nodes) });
}

function move(place: Place, x: number, y: number): void {
  place.vx = (place.vx ?? 0) + x;
  place.vy = (place.vy ?? 0) + y;
}
