/** The timeline: a histogram that is brushed with the pointer or set with two lists, and that plays. */

import { useEffect, useRef, useState } from "preact/hooks";
import { isoOf, shown } from "../dates";
import type { Explorer } from "../explorer";
import { type Bar, histogram } from "../timeline";

const PACE = 700; // milliseconds from one step of the play to the next

export function Timeline({ explorer }: { explorer: Explorer }) {
  const { say, view } = explorer;
  const { filters } = view;
  const { bars, undated } = histogram(explorer);
  const [playing, setPlaying] = useState(false);
  const whole = filters.from === null && filters.to === null;
  const from = whole || !bars.length ? 0 : Math.max(0, bars.findIndex((bar) => bar.last >= (filters.from ?? -Infinity)));
  const to = whole || !bars.length ? bars.length - 1 : lastIndex(bars, filters.to ?? Infinity);
  const set = (first: number, last: number, undoable = true): void => {
    const all = first <= 0 && last >= bars.length - 1;
    explorer.filter(all ? { from: null, to: null } : { from: bars[Math.max(first, 0)].first, to: bars[Math.min(last, bars.length - 1)].last }, undoable);
  };
  usePlay(playing, () => {
    const width = whole ? Math.max(1, Math.round(bars.length / 8)) : to - from + 1;
    if (to + 1 >= bars.length && !whole) return setPlaying(false);
    if (whole) set(0, width - 1, true);
    else set(from + 1, to + 1, false);
  });
  if (!bars.length && !undated) return null;
  const date = (bar: Bar, last = false): string => shown(isoOf(last ? bar.last : bar.first), view.lang);
  return (
    <section class="timeline" aria-label={say("timeline")} data-testid="timeline">
      <div class="controls">
        <label>{say("clock")} <select value={filters.clock} onChange={(event) =>
          explorer.filter({ clock: event.currentTarget.value as "held" | "published", from: null, to: null })}>
          <option value="held">{say("clock.held")}</option>
          <option value="published">{say("clock.published")}</option>
        </select></label>
        {bars.length > 1 && <>
          <button type="button" aria-pressed={playing} onClick={() => setPlaying(!playing)}><span aria-hidden="true">{playing ? "❚❚ " : "▶ "}</span>{say(playing ? "pause" : "play")}</button>
          <label>{say("from")} <select value={from} onChange={(event) => set(Number(event.currentTarget.value), Math.max(to, Number(event.currentTarget.value)))}>
            {bars.map((bar, i) => <option value={i} key={i}>{date(bar)}</option>)}</select></label>
          <label>{say("to")} <select value={to} onChange={(event) => set(Math.min(from, Number(event.currentTarget.value)), Number(event.currentTarget.value))}>
            {bars.map((bar, i) => <option value={i} key={i}>{date(bar, true)}</option>)}</select></label>
          {!whole && <button type="button" onClick={() => { setPlaying(false); explorer.filter({ from: null, to: null }); }}>{say("wholeTime")}</button>}
        </>}
        <label class="check"><input type="checkbox" checked={filters.undated} onChange={() => explorer.filter({ undated: !filters.undated })} /> {say("undated", { count: undated })}</label>
        {!bars.length && <span class="hint">{say("noDates")}</span>}
      </div>
      {bars.length > 0 && <Bars bars={bars} from={from} to={to} whole={whole} set={set} title={date} />}
    </section>
  );
}

function Bars({ bars, from, to, whole, set, title }: {
  bars: Bar[]; from: number; to: number; whole: boolean; set: (first: number, last: number, undoable?: boolean) => void; title: (bar: Bar, last?: boolean) => string;
}) {
  const box = useRef<SVGSVGElement>(null);
  const [brush, setBrush] = useState<Brush | null>(null);
  const most = Math.max(...bars.map((bar) => bar.count), 1);
  const at = (event: PointerEvent): number => {
    const { left, width } = box.current!.getBoundingClientRect();
    return Math.min(bars.length - 1, Math.max(0, Math.floor(((event.clientX - left) / width) * bars.length)));
  };
  const [first, last] = brush ? brushed(brush, bars.length) : [from, to];
  const press = (event: PointerEvent): void => {
    const [place, inside] = [at(event), !whole && at(event) >= from && at(event) <= to];
    box.current!.setPointerCapture(event.pointerId);
    setBrush({ start: place, end: place, moved: inside ? [from, to] : null });
  };
  return (
    <>
      <svg ref={box} viewBox={`0 0 ${bars.length} 100`} preserveAspectRatio="none" aria-hidden="true" data-testid="histogram"
        onMouseDown={(event) => event.preventDefault() /* a second brush would drag the text that the first one selected */}
        onPointerDown={press}
        onPointerMove={(event) => brush && setBrush({ ...brush, end: at(event) })}
        onPointerUp={() => { if (brush) set(...brushed(brush, bars.length)); setBrush(null); }}
        onPointerCancel={() => setBrush(null)}>
        {bars.map((bar, i) => {
          const height = bar.count ? 6 + (90 * bar.count) / most : 0;
          const planned = bar.count ? (height * bar.planned) / bar.count : 0;
          const chosen = (whole && !brush) || (i >= first && i <= last);
          return (
            <g key={i} class={chosen ? "chosen" : "other"}>
              <title>{`${title(bar)}${bar.last > bar.first ? ` – ${title(bar, true)}` : ""}: ${bar.count}`}</title>
              <rect x={i} y={0} width={1} height={100} class="ground" />
              <rect x={i + 0.08} y={100 - height} width={0.84} height={height - planned} class="told" />
              <rect x={i + 0.08} y={100 - planned} width={0.84} height={planned} class="planned" />
            </g>
          );
        })}
      </svg>
      <div class="scale"><span>{title(bars[0])}</span>{bars.length > 4 && <span>{title(bars[bars.length >> 1])}</span>}<span>{title(bars[bars.length - 1], true)}</span></div>
    </>
  );
}

/** Where the pointer went down and where it is, and the time that was chosen, if that is moved along. */
interface Brush {
  start: number;
  end: number;
  moved: [number, number] | null;
}

/** The first and the last bar that a brush chooses. */
function brushed({ start, end, moved }: Brush, bars: number): [number, number] {
  if (!moved || start === end) return [Math.min(start, end), Math.max(start, end)];
  const by = Math.max(-moved[0], Math.min(end - start, bars - 1 - moved[1]));
  return [moved[0] + by, moved[1] + by];
}

function usePlay(playing: boolean, step: () => void): void {
  const latest = useRef(step);
  latest.current = step;
  useEffect(() => {
    if (!playing) return;
    latest.current();
    const timer = setInterval(() => latest.current(), PACE);
    return () => clearInterval(timer);
  }, [playing]);
}

function lastIndex(bars: Bar[], day: number): number {
  for (let i = bars.length - 1; i >= 0; i--) if (bars[i].first <= day) return i;
  return 0;
}
