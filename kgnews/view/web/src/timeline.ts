/** How many claims there are at a time: bars of a day, a week, a month or a year, whichever gives a readable number of them. */

import { isoOf } from "./dates";
import { passing } from "./filters";
import type { Explorer } from "./explorer";

export interface Bar {
  first: number;
  last: number;
  count: number;
  /** Of these, claims that are planned. */
  planned: number;
}

const MOST_BARS = 80;

export function histogram({ model, view }: Pick<Explorer, "model" | "view">): { bars: Bar[]; undated: number } {
  const passes = passing(model, view.filters, "time");
  const days = model[view.filters.clock];
  let [first, last, undated] = [Infinity, -Infinity, 0];
  for (let claim = 0; claim < model.claims; claim++) {
    if (!passes[claim]) continue;
    const time = days[claim];
    if (time === null) undated++;
    else [first, last] = [Math.min(first, time.first), Math.max(last, time.last)];
  }
  const bars = first > last ? [] : emptyBars(first, last);
  for (let claim = 0; claim < model.claims && bars.length; claim++) {
    const time = days[claim];
    if (!passes[claim] || time === null) continue;
    for (let i = indexAt(bars, time.first); i < bars.length && bars[i].first <= time.last; i++) {
      bars[i].count++;
      if (model.status[claim] === "planned") bars[i].planned++;
    }
  }
  return { bars, undated };
}

function emptyBars(first: number, last: number): Bar[] {
  const steps = [(day: number) => day + 1, (day: number) => day + 7, (day: number) => nextMonth(day, 1), (day: number) => nextMonth(day, 12)];
  const starts = [(day: number) => day, (day: number) => day - ((((day + 3) % 7) + 7) % 7), (day: number) => startOf(day, 7), (day: number) => startOf(day, 4)];
  for (const [number, step] of steps.entries()) {
    const bars: Bar[] = [];
    for (let day = starts[number](first); day <= last && bars.length <= MOST_BARS; day = step(day)) {
      bars.push({ first: day, last: step(day) - 1, count: 0, planned: 0 });
    }
    if (bars.length <= MOST_BARS) return bars;
  }
  const width = Math.ceil((last - first + 1) / MOST_BARS);
  return Array.from({ length: MOST_BARS }, (_, i) => ({ first: first + i * width, last: first + (i + 1) * width - 1, count: 0, planned: 0 }));
}

/** The first day of a day's month (7 characters of its date) or year (4). */
function startOf(day: number, characters: number): number {
  const iso = isoOf(day);
  const text = characters === 7 ? `${iso.slice(0, -3)}-01` : `${iso.slice(0, -6)}-01-01`;
  return Math.round(Date.parse(`${text}T00:00:00Z`) / 86_400_000);
}

function nextMonth(day: number, months: number): number {
  const moment = new Date(day * 86_400_000);
  moment.setUTCMonth(moment.getUTCMonth() + months);
  return Math.round(moment.getTime() / 86_400_000);
}

function indexAt(bars: Bar[], day: number): number {
  let [low, high] = [0, bars.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (bars[middle].last < day) low = middle + 1;
    else high = middle;
  }
  return low;
}
