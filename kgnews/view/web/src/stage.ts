/** The picture itself: a canvas that is panned, zoomed, pointed at and walked with the keyboard. */

import { select } from "d3-selection";
import { type D3ZoomEvent, type ZoomBehavior, zoom, zoomIdentity } from "d3-zoom";
import { fitting } from "./fit";
import { neighbour } from "./walk";
import { at } from "./draw/curve";
import { claimsAt, nodeAt } from "./draw/hits";
import { type Picture, type Written, edgeCurve, paintCanvas, shortened, textWidth, toScreen } from "./draw/paint";
import { palette } from "./draw/palette";
import type { Point } from "./draw/pen";
import type { Explorer } from "./explorer";
import type { Camera } from "./state";

const PARTS = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8]; // of a line
const SLOW = 36; // milliseconds from frame to frame, above which a moving picture is not painted anew
const FEW = 60; // so many entities are all legible at once, and the camera need not move to one of them
const NEAR = 1.15; // the scale at which an entity that was searched is looked at
const REST = 140; // milliseconds without motion, after which it is

export class Stage {
  width = 0;
  height = 0;
  private dark = false;
  camera: Camera = { x: 0, y: 0, k: 1 };
  private following = true; // the camera keeps all in view until it is moved
  private moved = 0; // when the camera moved last
  private pace = 0; // milliseconds from frame to frame while it moves, about
  private painted: Camera = { x: 0, y: 0, k: 1 }; // what the picture on the canvas was painted with
  private timer = 0;
  private written: Written[] = []; // where names are
  private frame = 0;
  private first = true;
  private wasRunning = true;
  private readonly context: CanvasRenderingContext2D;
  private readonly zooming: ZoomBehavior<HTMLCanvasElement, unknown>;
  private readonly watcher: ResizeObserver;
  private readonly unlisten: () => void;

  constructor(
    readonly canvas: HTMLCanvasElement, private readonly explorer: Explorer,
    private readonly onFirst: () => void, private readonly onSettled: () => void,
  ) {
    // A canvas in memory: to ask for a graphics processor takes up to a second where software plays one, and a canvas that is
    // slow to paint is moved as it is while the hand moves (`shift`).
    this.context = canvas.getContext("2d", { alpha: false, willReadFrequently: true })!;
    if (explorer.view.camera) this.follow(explorer.view.camera);
    this.zooming = zoom<HTMLCanvasElement, unknown>()
      .scaleExtent([0.05, 8])
      .filter((event) => !event.button && (event.type === "wheel" || this.nodeAt(this.pointOf(event)) === null))
      .on("zoom", (event: D3ZoomEvent<HTMLCanvasElement, unknown>) => event.sourceEvent && this.zoomed(event))
      .on("end", (event) => event.sourceEvent && this.explorer.look(this.camera));
    select(canvas).call(this.zooming).on("dblclick.zoom", null);
    this.watcher = new ResizeObserver(() => this.resize());
    this.watcher.observe(canvas.parentElement!);
    this.unlisten = explorer.listen((what) => this.heard(what));
    canvas.addEventListener("pointermove", this.pointerMove);
    canvas.addEventListener("pointerdown", this.pointerDown);
    canvas.addEventListener("pointerleave", () => this.explorer.point(null));
    canvas.addEventListener("dblclick", this.doubleClick);
    this.resize();
  }

  close(): void {
    this.watcher.disconnect();
    this.unlisten();
    this.explorer.layout.stop();
    cancelAnimationFrame(this.frame);
  }

  setDark(dark: boolean): void {
    this.dark = dark;
    this.draw();
  }

  picture(): Picture {
    const { explorer, camera, width, height } = this;
    return {
      model: explorer.model,
      scene: explorer.scene,
      layout: explorer.layout,
      camera,
      width,
      height,
      palette: palette(this.dark),
      emphasis: explorer.emphasis(),
      lang: explorer.view.lang,
      says: (name) => explorer.say("says", { name }),
      moving: performance.now() - this.moved < REST - 20 || (explorer.layout.running && explorer.scene.nodes.length > 150),
    };
  }

  /** Where an entity is in the window, for tests and for people who point. */
  placeOf(node: number): Point | null {
    const place = this.explorer.layout.places.get(node);
    return place ? this.inWindow(toScreen(this, place)) : null;
  }

  placeOfClaim(claim: number): Point | null {
    const edge = this.explorer.scene.edges.find((one) => one.claims.includes(claim));
    const picture = this.picture();
    const line = edge && edgeCurve(picture, edge);
    if (!line) return null;
    // where the line can be pointed at: a name or another line may lie over its middle
    const seen = PARTS.map((part) => at(line, part)).find((point) =>
      nodeAt(picture, this.written, point) === null && claimsAt(picture, this.written, point)?.includes(claim));
    return this.inWindow(seen ?? at(line, 0.5));
  }

  fit(): void {
    this.following = true;
    this.explorer.aim = null;
    this.explorer.look(null);
    this.draw();
  }

  zoomBy(factor: number): void {
    this.explorer.aim = null;
    this.follow({ ...this.camera, k: Math.min(8, Math.max(0.05, this.camera.k * factor)) });
    this.explorer.look(this.camera);
  }

  // the camera

  private follow(camera: Camera): void {
    this.following = false;
    this.setCamera(camera);
  }

  private setCamera(camera: Camera): void {
    this.camera = camera;
    const { x, y, k } = camera;
    const transform = zoomIdentity.translate(this.width / 2 - x * k, this.height / 2 - y * k).scale(k);
    (this.canvas as unknown as { __zoom: unknown }).__zoom = transform;
    this.draw();
  }

  private zoomed({ transform }: D3ZoomEvent<HTMLCanvasElement, unknown>): void {
    const { x, y, k } = transform;
    this.following = false;
    this.explorer.aim = null;
    this.moved = performance.now();
    this.camera = { x: (this.width / 2 - x) / k, y: (this.height / 2 - y) / k, k };
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.draw(), REST);
    if (this.pace > SLOW) this.shift();
    else this.draw();
    const frame = this.moved;
    requestAnimationFrame(() => {
      if (this.pace <= SLOW) this.pace = 0.7 * this.pace + 0.3 * Math.min(performance.now() - frame, 200);
    });
  }

  /** Moves what is painted instead of painting: a large picture follows the hand, and is painted when the hand rests. */
  private shift(): void {
    const { camera, painted, width, height } = this;
    const scale = camera.k / painted.k;
    const left = (painted.x - camera.x) * camera.k + (width / 2) * (1 - scale);
    const top = (painted.y - camera.y) * camera.k + (height / 2) * (1 - scale);
    this.canvas.style.transform = `matrix(${scale},0,0,${scale},${left},${top})`;
  }

  private heard(what: "view" | "layout"): void {
    const { camera } = this.explorer.view;
    if (camera && camera !== this.camera) this.follow(camera);
    if (!camera && what === "view" && !this.following) this.following = this.explorer.view.camera === null;
    this.draw();
  }

  private fitAll(): void {
    const { scene, layout, model, view } = this.explorer;
    const few = scene.nodes.length <= 150;
    const camera = fitting(scene.nodes, layout, this, (node) => (few ? textWidth(shortened(model.name(node, view.lang)), { size: 13 }) / 2 : 60));
    if (camera) this.setCamera(camera);
  }

  /** Takes the camera nearer to the entity that is aimed at, until it is in the middle and the layout rests. */
  private aim(node: number): void {
    const place = this.explorer.layout.places.get(node);
    if (!place || (this.following && this.explorer.scene.nodes.length <= FEW)) {
      this.explorer.aim = null;
      return;
    }
    const k = Math.max(this.camera.k, NEAR);
    const part = matchMedia("(prefers-reduced-motion: reduce)").matches ? 1 : 0.22;
    const step = (from: number, to: number): number => from + (to - from) * part;
    this.follow({ x: step(this.camera.x, place.x), y: step(this.camera.y, place.y), k: step(this.camera.k, k) });
    const away = Math.hypot(this.camera.x - place.x, this.camera.y - place.y) * k + Math.abs(k - this.camera.k) * 100;
    if (away > 1 || this.explorer.layout.running) {
      cancelAnimationFrame(this.frame);
      this.frame = 0;
      requestAnimationFrame(() => this.draw());
      return;
    }
    this.explorer.aim = null;
    this.explorer.look(this.camera);
  }

  private resize(): void {
    const { clientWidth, clientHeight } = this.canvas.parentElement!;
    this.width = clientWidth;
    this.height = clientHeight;
    const ratio = window.devicePixelRatio || 1;
    this.canvas.width = Math.round(clientWidth * ratio);
    this.canvas.height = Math.round(clientHeight * ratio);
    this.setCamera(this.camera);
    this.paint(); // at once, or the canvas would be empty for a moment
  }

  private draw(): void {
    if (!this.frame) this.frame = requestAnimationFrame(() => this.paint());
  }

  private paint(): void {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    if (!this.width || !this.height) return;
    if (this.explorer.aim !== null) this.aim(this.explorer.aim);
    if (this.following) this.fitAll();
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    this.canvas.style.transform = "";
    this.painted = this.camera;
    this.written = paintCanvas(this.picture(), this.context, window.devicePixelRatio || 1);
    if (this.first) {
      this.first = false;
      this.onFirst();
    }
    const { running } = this.explorer.layout;
    if (this.wasRunning && !running) {
      if (!this.anySeen()) this.fit(); // the camera of an address of another day may look beside everything
      this.onSettled();
    }
    this.wasRunning = running;
  }

  private anySeen(): boolean {
    const { scene, layout } = this.explorer;
    return !scene.nodes.length || scene.nodes.some((node) => {
      const place = layout.places.get(node);
      const { x, y } = place ? toScreen(this, place) : { x: -1, y: -1 };
      return x >= 0 && y >= 0 && x <= this.width && y <= this.height;
    });
  }

  // pointing

  private inWindow({ x, y }: Point): Point {
    const { left, top } = this.canvas.parentElement!.getBoundingClientRect();
    return { x: x + left, y: y + top };
  }

  private pointOf(event: MouseEvent | TouchEvent): Point {
    const { left, top } = this.canvas.parentElement!.getBoundingClientRect();
    const { clientX, clientY } = "touches" in event ? (event.touches[0] ?? event.changedTouches[0]) : event;
    return { x: clientX - left, y: clientY - top };
  }

  private nodeAt(point: Point): number | null {
    return nodeAt(this.picture(), this.written, point);
  }

  private pointerMove = (event: PointerEvent): void => {
    if (event.buttons || event.pointerType === "touch") return;
    const point = this.pointOf(event);
    const node = this.nodeAt(point);
    const claims = node === null && this.explorer.scene.edges.length < 4000 ? claimsAt(this.picture(), this.written, point) : null;
    this.canvas.style.cursor = node !== null || claims ? "pointer" : "grab";
    this.explorer.point(node !== null ? { node } : claims ? { claims } : null);
  };

  private pointerDown = (event: PointerEvent): void => {
    if (event.button) return;
    const start = this.pointOf(event);
    const node = this.nodeAt(start);
    const place = node === null ? null : this.explorer.layout.places.get(node)!;
    let far = false;
    const move = (moved: PointerEvent): void => {
      const { x, y } = this.pointOf(moved);
      if (Math.hypot(x - start.x, y - start.y) > 4) far = true;
      if (!far || !place) return;
      this.following = false;
      place.fx = (x - this.width / 2) / this.camera.k + this.camera.x;
      place.fy = (y - this.height / 2) / this.camera.k + this.camera.y;
      this.explorer.layout.start(0.2);
    };
    const up = (): void => {
      window.removeEventListener("pointermove", move);
      window.removeEventListener("pointerup", up);
      window.removeEventListener("pointercancel", up);
      if (!far) this.click(node, start, event.shiftKey);
    };
    window.addEventListener("pointermove", move);
    window.addEventListener("pointerup", up);
    window.addEventListener("pointercancel", up);
  };

  private click(node: number | null, point: Point, shift: boolean): void {
    const { explorer } = this;
    const { nodes, claims } = explorer.model.data;
    if (node !== null) {
      const [chosen] = explorer.view.selection.entities;
      if (shift && chosen !== undefined) explorer.findPath(chosen, nodes.id[node]);
      else explorer.select({ entities: [nodes.id[node]] });
      return;
    }
    const found = claimsAt(this.picture(), this.written, point);
    if (found) explorer.select({ claims: found.map((claim) => claims.id[claim]) });
    else explorer.letGo();
  }

  private doubleClick = (event: MouseEvent): void => {
    const node = this.nodeAt(this.pointOf(event));
    if (node !== null) this.explorer.expand(this.explorer.model.data.nodes.id[node]);
  };

  // keys

  key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const actions: Record<string, () => void> = {
      "+": () => this.zoomBy(1.3),
      "=": () => this.zoomBy(1.3),
      "-": () => this.zoomBy(1 / 1.3),
      "0": () => this.fit(),
      ArrowRight: () => this.walk(1, 0),
      ArrowLeft: () => this.walk(-1, 0),
      ArrowDown: () => this.walk(0, 1),
      ArrowUp: () => this.walk(0, -1),
      Escape: () => this.explorer.letGo(),
      Enter: () => this.explorer.change({ tab: "card" }, false),
    };
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  }

  private walk(dx: number, dy: number): void {
    const { explorer } = this;
    const next = neighbour(explorer, dx, dy);
    if (next !== undefined) explorer.select({ entities: [explorer.model.data.nodes.id[next]] }, false);
  }
}
