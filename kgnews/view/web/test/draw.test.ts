import assert from "node:assert/strict";
import { test } from "node:test";
import { Boxes } from "../src/draw/boxes";
import { DASHES, SHAPES, palette } from "../src/draw/palette";
import { SvgPen, escaped } from "../src/draw/pen";
import { KINDS } from "../src/data";
import { fitting } from "../src/fit";
import type { Layout } from "../src/layout";
import { linkName, webLink } from "../src/links";
import { marked } from "../src/view/claim";

test("kinds differ in shape as well as in colour, so that grey tells them apart", () => {
  assert.equal(new Set(KINDS.map((kind) => SHAPES[kind])).size, KINDS.length);
});

test("letters stand out from the ground by 4.5 to 1 at least, in light and dark", () => {
  const light = (colour: string): number => {
    const [r, g, b] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16) / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  for (const dark of [false, true]) {
    const colours = palette(dark);
    for (const part of ["ink", "soft", "accent", "denied"] as const) {
      const [a, b] = [light(colours[part]), light(colours.paper)];
      assert.ok((Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) >= 4.5, `${part} ${dark}`);
    }
  }
});

test("what is told as fact is solid; planned, possible and hypothetical lines have dashes of their own", () => {
  assert.deepEqual(DASHES.asserted, []);
  const dashes = ["planned", "possible", "hypothetical"].map((status) => DASHES[status as keyof typeof DASHES].join());
  assert.equal(new Set(dashes).size, 3);
  assert.ok(!dashes.includes(""));
});

test("a text in SVG is a text and never markup, and what XML cannot hold is replaced", () => {
  const pen = new SvgPen();
  pen.text(`</text><script>x</script>" ' & \u0000 \uD800 😀`, { x: 0, y: 0 }, { size: 12, colour: "#000", halo: "#fff" });
  const svg = pen.document(10, 10, "#fff", "<b>");
  assert.doesNotMatch(svg, /<script|<b>/);
  assert.match(svg, /😀/);
  assert.equal(escaped("\u0000\uD800\uFFFE"), "\uFFFD\uFFFD\uFFFD");
});

test("labels find out what lies where they would lie, across the cells of the grid", () => {
  const boxes = new Boxes();
  boxes.add({ left: 10, right: 300, top: 10, bottom: 20 });
  assert.ok(!boxes.free({ left: 290, right: 400, top: 0, bottom: 11 }));
  assert.ok(boxes.free({ left: 300, right: 400, top: 0, bottom: 11 }));
  assert.ok(boxes.free({ left: 290, right: 400, top: 20, bottom: 31 }));
});

test("the camera brings every node and its name into the window, whatever its form", () => {
  const spots = [[-500, 3], [900, -40], [0, 260]];
  const places = new Map(spots.map(([x, y], node) => [node, { node, x, y, room: 0 }]));
  const layout = { places } as unknown as Layout;
  for (const window of [{ width: 900, height: 500 }, { width: 300, height: 700 }, { width: 2000, height: 240 }]) {
    const { x, y, k } = fitting(places.keys(), layout, window, () => 60)!;
    for (const place of places.values()) {
      const [left, top] = [(place.x - x) * k + window.width / 2, (place.y - y) * k + window.height / 2];
      assert.ok(left >= 60 && left <= window.width - 60, `${left} of ${window.width}`);
      assert.ok(top >= 0 && top <= window.height, `${top} of ${window.height}`);
    }
  }
  assert.equal(fitting([], layout, { width: 9, height: 9 }, () => 0), null);
});

test("links lead to the web and nowhere else", () => {
  for (const bad of ["javascript:alert(1)", "JaVaScRiPt:x", " data:text/html,x", "file:///etc", "//x.example", "x", ""]) assert.equal(webLink(bad), "", bad);
  assert.equal(webLink("https://x.example/é"), "https://x.example/%C3%A9");
  assert.equal(linkName("http://www.wikidata.org/entity/Q142"), "Wikidata Q142");
  assert.equal(linkName("https://www.geonames.org/1/"), "geonames.org/1/");
});

test("parts of a sentence are marked, an inner one inside an outer one, and the text stays whole", () => {
  const text = "Ann, the mayor, met Bob";
  const parts = marked(text, [
    { part: "subject", start: 0, end: 14 },
    { part: "cue", start: 5, end: 8 },
    { part: "relation", start: 16, end: 19 },
    { part: "object", start: 0, end: 0 },
  ]);
  assert.equal(parts.map((part) => part.text).join(""), text);
  assert.deepEqual(parts.filter((part) => part.part).map((part) => [part.part, part.text]), [
    ["subject", "Ann, "], ["cue", "the"], ["subject", " mayor"], ["relation", "met"],
  ]);
});
