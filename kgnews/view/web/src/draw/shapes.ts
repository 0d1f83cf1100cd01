/** The shapes that stand for kinds. */

import type { Path, Pen, Point, Stroke } from "./pen";
import type { Shape } from "./palette";

export function drawShape(pen: Pen, shape: Shape, at: Point, radius: number, fill: string, stroke: Stroke): void {
  if (shape === "none") return;
  if (shape === "circle" || shape === "dot" || shape === "ring") {
    pen.circle(at, shape === "dot" ? radius * 0.7 : radius, fill, stroke);
    if (shape === "ring") pen.circle(at, radius * 0.5, null, { ...stroke, width: Math.max(1.5, radius / 6) });
    return;
  }
  pen.path(outline(shape, at, radius), fill, stroke);
}

function outline(shape: Shape, at: Point, radius: number): Path {
  const scaled = (points: number[][]): Path => {
    const [first, ...rest] = points.map((step) => step.map((v, i) => (i % 2 ? at.y : at.x) + v * radius));
    return { from: { x: first[0], y: first[1] }, steps: rest, closed: true };
  };
  switch (shape) {
    case "square":
      return scaled([[-0.88, -0.88], [0.88, -0.88], [0.88, 0.88], [-0.88, 0.88]]);
    case "shield":
      return scaled([[-0.9, -0.85], [0.9, -0.85], [0.9, 0.15], [0.75, 0.75, 0, 1.1], [-0.75, 0.75, -0.9, 0.15]]);
    case "pin":
      return scaled([[-0.95, -0.75], [0.95, -0.75], [0, 1.05]]);
    case "chair":
      return scaled([[0, -1.05], [1.05, 0], [0, 1.05], [-1.05, 0]]);
    case "page":
      return scaled([[-0.75, -1], [0.35, -1], [0.75, -0.55], [0.75, 1], [-0.75, 1]]);
    default:
      return scaled(star());
  }
}

function star(): number[][] {
  return Array.from({ length: 10 }, (_, i) => {
    const [angle, reach] = [(i * Math.PI) / 5 - Math.PI / 2, i % 2 ? 0.52 : 1.15];
    return [reach * Math.cos(angle), reach * Math.sin(angle)];
  });
}
