/** What the picture is drawn with: a canvas on the screen, or SVG to keep. Units are pixels of the screen. */

export interface Point {
  x: number;
  y: number;
}

/** A path of straight lines and quadratic curves, each `[x, y]` or `[control x, control y, x, y]`. */
export interface Path {
  from: Point;
  steps: number[][];
  closed?: boolean;
}

export interface Stroke {
  colour: string;
  width: number;
  dash?: number[];
}

export interface Lettering {
  size: number;
  colour: string;
  halo: string;
  bold?: boolean;
  italic?: boolean;
  struck?: boolean;
  align?: "center" | "left";
}

export interface Pen {
  path(path: Path, fill: string | null, stroke: Stroke | null): void;
  circle(at: Point, radius: number, fill: string | null, stroke: Stroke | null): void;
  text(text: string, at: Point, lettering: Lettering): void;
}

export const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif';

export function font({ size, bold, italic }: Pick<Lettering, "size" | "bold" | "italic">): string {
  return `${italic ? "italic " : ""}${bold ? "600 " : ""}${size}px ${FONT}`;
}

export class CanvasPen implements Pen {
  constructor(private readonly context: CanvasRenderingContext2D) {}

  path({ from, steps, closed }: Path, fill: string | null, stroke: Stroke | null): void {
    const { context } = this;
    context.beginPath();
    context.moveTo(from.x, from.y);
    for (const step of steps) {
      if (step.length === 2) context.lineTo(step[0], step[1]);
      else context.quadraticCurveTo(step[0], step[1], step[2], step[3]);
    }
    if (closed) context.closePath();
    this.finish(fill, stroke);
  }

  circle(at: Point, radius: number, fill: string | null, stroke: Stroke | null): void {
    this.context.beginPath();
    this.context.arc(at.x, at.y, radius, 0, 2 * Math.PI);
    this.finish(fill, stroke);
  }

  text(text: string, at: Point, lettering: Lettering): void {
    const { context } = this;
    context.font = font(lettering);
    context.textAlign = lettering.align ?? "center";
    context.textBaseline = "middle";
    context.lineJoin = "round";
    context.strokeStyle = lettering.halo;
    context.lineWidth = 4;
    context.strokeText(text, at.x, at.y);
    context.fillStyle = lettering.colour;
    context.fillText(text, at.x, at.y);
    if (lettering.struck) {
      const width = context.measureText(text).width;
      const left = lettering.align === "left" ? at.x : at.x - width / 2;
      context.fillRect(left, at.y, width, 1.2);
    }
  }

  private finish(fill: string | null, stroke: Stroke | null): void {
    const { context } = this;
    if (fill) {
      context.fillStyle = fill;
      context.fill();
    }
    if (stroke) {
      context.strokeStyle = stroke.colour;
      context.lineWidth = stroke.width;
      context.setLineDash(stroke.dash ?? []);
      context.lineCap = stroke.dash?.length ? "round" : "butt";
      context.stroke();
    }
  }
}

export class SvgPen implements Pen {
  private readonly parts: string[] = [];

  path({ from, steps, closed }: Path, fill: string | null, stroke: Stroke | null): void {
    const told = steps.map((step) => (step.length === 2 ? `L${numbers(step)}` : `Q${numbers(step)}`)).join("");
    this.parts.push(`<path d="M${numbers([from.x, from.y])}${told}${closed ? "Z" : ""}"${look(fill, stroke)}/>`);
  }

  circle(at: Point, radius: number, fill: string | null, stroke: Stroke | null): void {
    this.parts.push(`<circle cx="${number(at.x)}" cy="${number(at.y)}" r="${number(radius)}"${look(fill, stroke)}/>`);
  }

  text(text: string, at: Point, { size, colour, halo, bold, italic, struck, align }: Lettering): void {
    const style =
      ` font-size="${size}" fill="${colour}" stroke="${halo}" stroke-width="4" stroke-linejoin="round" paint-order="stroke"` +
      ` text-anchor="${align === "left" ? "start" : "middle"}" dominant-baseline="central"` +
      (bold ? ' font-weight="600"' : "") + (italic ? ' font-style="italic"' : "") + (struck ? ' text-decoration="line-through"' : "");
    this.parts.push(`<text x="${number(at.x)}" y="${number(at.y)}"${style}>${escaped(text)}</text>`);
  }

  /** Returns the whole document. */
  document(width: number, height: number, paper: string, title: string): string {
    return (
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"` +
      ` font-family="${escaped(FONT)}"><title>${escaped(title)}</title>` +
      `<rect width="100%" height="100%" fill="${paper}"/>${this.parts.join("\n")}</svg>\n`
    );
  }
}

function look(fill: string | null, stroke: Stroke | null): string {
  const drawn = stroke
    ? ` stroke="${stroke.colour}" stroke-width="${number(stroke.width)}"` +
      (stroke.dash?.length ? ` stroke-dasharray="${stroke.dash.join(" ")}" stroke-linecap="round"` : "")
    : "";
  return ` fill="${fill ?? "none"}"${drawn}`;
}

function number(value: number): string {
  return String(Math.round(value * 100) / 100);
}

function numbers(values: number[]): string {
  return values.map(number).join(" ");
}

/** Returns a text for XML: what XML cannot hold becomes U+FFFD. */
export function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "\uFFFD")
    .replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`);
}
