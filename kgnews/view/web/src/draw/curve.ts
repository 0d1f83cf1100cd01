/** The lines between nodes, as quadratic curves on the screen. */

import type { Point } from "./pen";

export interface Curve {
  from: Point;
  control: Point;
  to: Point;
}

/** Returns the line from one node's rim to another's, `bend` pixels off the straight one in its middle. */
export function curve(source: Point, target: Point, rimSource: number, rimTarget: number, bend: number): Curve {
  const [dx, dy] = [target.x - source.x, target.y - source.y];
  const length = Math.hypot(dx, dy) || 1;
  const control = {
    x: (source.x + target.x) / 2 - (dy / length) * bend * 2,
    y: (source.y + target.y) / 2 + (dx / length) * bend * 2,
  };
  return { from: towards(source, control, rimSource), control, to: towards(target, control, rimTarget) };
}

/** Returns the line of a node to itself, above it. */
export function loop(at: Point, rim: number, bend: number): Curve {
  const reach = rim * 2.4 + Math.abs(bend) + 14;
  return {
    from: { x: at.x - rim * 0.7, y: at.y - rim * 0.7 },
    control: { x: at.x, y: at.y - reach * 1.6 },
    to: { x: at.x + rim * 0.7, y: at.y - rim * 0.7 },
  };
}

export function at({ from, control, to }: Curve, t: number): Point {
  const [a, b, c] = [(1 - t) ** 2, 2 * t * (1 - t), t ** 2];
  return { x: a * from.x + b * control.x + c * to.x, y: a * from.y + b * control.y + c * to.y };
}

/** Returns how far a point is from a curve, about. */
export function distance(line: Curve, point: Point): number {
  let least = Infinity;
  for (let step = 0; step <= 16; step++) {
    const { x, y } = at(line, step / 16);
    least = Math.min(least, Math.hypot(x - point.x, y - point.y));
  }
  return least;
}

/** Returns the three points of an arrow head at the end of a curve. */
export function arrow({ control, to }: Curve, size: number): Point[] {
  const angle = Math.atan2(to.y - control.y, to.x - control.x);
  return [0, 2.65, -2.65].map((turn) =>
    turn === 0 ? to : { x: to.x + size * Math.cos(angle + turn), y: to.y + size * Math.sin(angle + turn) },
  );
}

function towards(from: Point, to: Point, way: number): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  return { x: from.x + ((to.x - from.x) / length) * way, y: from.y + ((to.y - from.y) / length) * way };
}
