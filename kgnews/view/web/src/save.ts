/** The picture as a file: PNG, or SVG that stays sharp. */

import { type Picture, paint, paintCanvas } from "./draw/paint";
import { SvgPen } from "./draw/pen";

const RATIO = 2; // pixels of a PNG for one of the screen

export function toSvg(picture: Picture, title: string): string {
  const pen = new SvgPen();
  paint(picture, pen);
  return pen.document(picture.width, picture.height, picture.palette.paper, title);
}

export async function toPng(picture: Picture): Promise<Blob> {
  const canvas = document.createElement("canvas");
  canvas.width = picture.width * RATIO;
  canvas.height = picture.height * RATIO;
  paintCanvas(picture, canvas.getContext("2d")!, RATIO);
  return new Promise((done) => canvas.toBlob((blob) => done(blob!), "image/png"));
}

/** Offers `content` as a download called `name`. */
export function download(content: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
