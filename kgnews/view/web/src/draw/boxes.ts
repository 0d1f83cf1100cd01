/** Boxes that must not lie on each other: labels find free room with it. */

export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const CELL = 64;

export class Boxes {
  private readonly cells = new Map<number, Box[]>();

  free(box: Box): boolean {
    for (const cell of this.over(box)) {
      for (const other of this.cells.get(cell) ?? []) {
        if (box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom) return false;
      }
    }
    return true;
  }

  add(box: Box): void {
    for (const cell of this.over(box)) {
      const there = this.cells.get(cell);
      if (there) there.push(box);
      else this.cells.set(cell, [box]);
    }
  }

  private *over({ left, top, right, bottom }: Box): Iterable<number> {
    for (let x = Math.floor(left / CELL); x <= right / CELL; x++) {
      for (let y = Math.floor(top / CELL); y <= bottom / CELL; y++) yield x * 100_003 + y;
    }
  }
}
