/** Days as numbers, counted from 1970-01-01, and back; dates are ISO 8601, possibly partial. */

import type { Say } from "./texts";

const DAY = 86_400_000;

/** Returns the first (or last) day of a date, null for one without year ("--11-17") or none. */
export function dayOf(date: string, last = false): number | null {
  const found = /^(-?\d{4,})(?:-(\d\d))?(?:-(\d\d))?$/.exec(date);
  if (!found) return null;
  const year = Number(found[1]);
  const month = found[2] ? Number(found[2]) - 1 : last ? 11 : 0;
  const day = found[3] ? Number(found[3]) : last ? new Date(Date.UTC(2000, month + 1, 0)).getUTCDate() : 1;
  const moment = new Date(0);
  moment.setUTCFullYear(year, month, day);
  if (!found[3] && last && month === 1) moment.setUTCFullYear(year, 2, 0);
  const time = moment.getTime();
  return Number.isNaN(time) ? null : Math.round(time / DAY);
}

/** Returns the ISO date of a day. */
export function isoOf(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** Returns a date as people write it in `lang`: "17 Nov 2015", "novembre 2015", "17 Nov" where the year is unknown. */
export function shown(date: string, lang: string): string {
  const found = /^(-?\d{4,}|-)(?:-(\d\d))?(?:-(\d\d))?$/.exec(date);
  if (!found) return date;
  const [, year, month, day] = found;
  if (!month) return year;
  const moment = new Date(0);
  moment.setUTCFullYear(year === "-" ? 2000 : Number(year), Number(month) - 1, day ? Number(day) : 1);
  return new Intl.DateTimeFormat(lang, {
    timeZone: "UTC",
    year: year === "-" ? undefined : "numeric",
    month: day ? "short" : "long",
    day: day ? "numeric" : undefined,
  }).format(moment);
}

/** Returns a time as people write it: one date, a range, or one that is open at an end, which `say` has the words for. */
export function span(start: string, end: string, lang: string, say: Say): string {
  if (start === end) return start ? shown(start, lang) : "";
  if (!end) return say("since", { date: shown(start, lang) });
  if (!start) return say("until", { date: shown(end, lang) });
  return `${shown(start, lang)} – ${shown(end, lang)}`;
}
