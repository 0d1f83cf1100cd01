/** The shape and colour of a kind, as a small picture beside a name; and a sample of a line. */

import { useEffect, useRef } from "preact/hooks";
import { DASHES, SHAPES, palette } from "../draw/palette";
import { CanvasPen } from "../draw/pen";
import { drawShape } from "../draw/shapes";
import type { Kind, Status } from "../model";
import { useDark } from "./dark";

const SIZE = 14;

export function Mark({ kind }: { kind: Kind }) {
  const dark = useDark();
  return <Sample width={SIZE} draw={(pen) => {
    drawShape(pen, SHAPES[kind], { x: SIZE / 2, y: SIZE / 2 }, 5.4, palette(dark).kinds[kind], { colour: "transparent", width: 0 });
  }} of={`${kind}${dark}`} />;
}

export function LineMark({ status }: { status: Status }) {
  const dark = useDark();
  return <Sample width={34} draw={(pen) => {
    const struck = status === "negated" || status === "denied";
    const { line, denied } = palette(dark);
    const colour = struck ? denied : line;
    pen.path({ from: { x: 1, y: 7 }, steps: [[33, 7]] }, null, { colour, width: 2, dash: DASHES[status] });
    if (!struck) return;
    pen.path({ from: { x: 12, y: 2 }, steps: [[22, 12]] }, null, { colour, width: 2 });
    pen.path({ from: { x: 12, y: 12 }, steps: [[22, 2]] }, null, { colour, width: 2 });
  }} of={`${status}${dark}`} />;
}

function Sample({ width, draw, of }: { width: number; draw: (pen: CanvasPen) => void; of: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const context = canvas.current!.getContext("2d")!;
    context.setTransform(2, 0, 0, 2, 0, 0);
    context.clearRect(0, 0, width, SIZE);
    draw(new CanvasPen(context));
  }, [of]);
  return <canvas class="mark" ref={canvas} width={width * 2} height={SIZE * 2} data-width={width} aria-hidden="true" />;
}
