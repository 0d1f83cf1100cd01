/**
 * Colours and shapes of the picture. Kinds differ in shape as well as in colour, so that they are told apart in grey; the
 * colours are those of Okabe and Ito for people of every colour vision (https://jfly.uni-koeln.de/color/).
 */

import type { Kind, Status } from "../model";

export type Shape = "circle" | "square" | "shield" | "pin" | "star" | "chair" | "page" | "ring" | "dot" | "none";

export const SHAPES: Record<Kind, Shape> = {
  person: "circle",
  organisation: "square",
  government: "shield",
  place: "pin",
  event: "star",
  office: "chair",
  work: "page",
  group: "ring",
  thing: "dot",
  value: "none",
};

export interface Palette {
  paper: string;
  ink: string;
  soft: string;
  line: string;
  faint: string;
  accent: string;
  denied: string;
  kinds: Record<Kind, string>;
}

const LIGHT: Palette = {
  paper: "#fbfbf9",
  ink: "#1c2430",
  soft: "#5a6573",
  line: "#7b8794",
  faint: "#c9cfd6",
  accent: "#b3261e",
  denied: "#8c4a44",
  kinds: {
    person: "#0072b2",
    organisation: "#e69f00",
    government: "#009e73",
    place: "#56b4e9",
    event: "#cc79a7",
    office: "#6b7785",
    work: "#8a7a00",
    group: "#d55e00",
    thing: "#9aa3ad",
    value: "#9aa3ad",
  },
};

const DARK: Palette = {
  paper: "#14181d",
  ink: "#e8ebef",
  soft: "#a9b3bf",
  line: "#8792a0",
  faint: "#3a434e",
  accent: "#ff8a7a",
  denied: "#d9968e",
  kinds: { ...LIGHT.kinds, person: "#4fa8de", government: "#2bc497", work: "#f0e442", office: "#94a0ad", thing: "#7e8894" },
};

export function palette(dark: boolean): Palette {
  return dark ? DARK : LIGHT;
}

/** Dash patterns in pixels; a solid line has none. */
export const DASHES: Record<Status, number[]> = {
  asserted: [],
  planned: [8, 5],
  possible: [1.5, 4.5],
  hypothetical: [1.5, 8],
  negated: [],
  denied: [],
};
