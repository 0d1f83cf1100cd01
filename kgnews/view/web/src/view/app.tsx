/** The whole explorer: a bar on top, the picture with its legend, the panel, the timeline. */

import { useEffect, useReducer, useRef, useState } from "preact/hooks";
import type { Explorer } from "../explorer";
import { KINDS } from "../data";
import { passing } from "../filters";
import { download, toPng, toSvg } from "../save";
import { Dark } from "./dark";
import { Mark, LineMark } from "./mark";
import { Name } from "./name";
import { Panel } from "./panel";
import { SearchBox } from "./search";
import type { Stage } from "../stage";
import { StageView } from "./stage";
import { Timeline } from "./timeline";
import { SHOWN_STATUSES, type Status as ClaimStatus } from "../model";

const DENIED: ClaimStatus[] = ["negated", "denied"];

interface Props {
  explorer: Explorer;
  name: string;
  title: string;
  /** Whether the surroundings are dark, for the theme "auto". */
  dark: boolean;
  note: string;
  stage: { current: Stage | null };
  onFirst: () => void;
  onSettled: () => void;
}

export function App({ explorer, name, title, dark, note, stage, onFirst, onSettled }: Props) {
  const [, again] = useReducer((count: number, _: void) => count + 1, 0);
  useEffect(() => explorer.listen((what) => what === "view" && again()), [explorer]);
  const { view, say } = explorer;
  const isDark = view.theme === "auto" ? dark : view.theme === "dark";
  const root = useRef<HTMLDivElement>(null);
  const key = (event: KeyboardEvent): void => {
    if (/^(input|select|textarea)$/i.test((event.target as HTMLElement).tagName)) return;
    if (event.key === "Escape") {
      explorer.letGo();
      root.current!.querySelector<HTMLElement>("[data-testid=stage]")!.focus();
    }
    if (event.key !== "/") return;
    event.preventDefault();
    event.stopPropagation();
    root.current!.querySelector<HTMLElement>("[data-search]")!.focus();
  };
  return (
    <Dark.Provider value={isDark}>
      <div class="kgnews" data-theme={isDark ? "dark" : "light"} lang={view.lang} ref={root} onKeyDown={key}>
        <div class="whole">
          <TopBar explorer={explorer} name={name} title={title} stage={stage} dark={isDark} />
          <div class="parts">
            <div class="picture">
              <div class="above">
                <Status explorer={explorer} />
                <Tools explorer={explorer} stage={stage} title={title} />
              </div>
              <StageView explorer={explorer} name={name} dark={isDark} stage={stage} onFirst={onFirst} onSettled={onSettled} />
              <p id={`${name}-help`} class="unseen">{say("graphHelp")}</p>
              <Notice explorer={explorer} note={note} />
              <Legend explorer={explorer} />
            </div>
            <Panel explorer={explorer} name={name} />
          </div>
          <Timeline explorer={explorer} />
        </div>
      </div>
    </Dark.Provider>
  );
}

function TopBar({ explorer, name, title, dark }: { explorer: Explorer; name: string; title: string; stage: Props["stage"]; dark: boolean }) {
  const { view, say } = explorer;
  return (
    <div class="top">
      <h1><Name text={title || say("explorer")} most={120} /></h1>
      <SearchBox explorer={explorer} name={name} />
      <button type="button" disabled={!explorer.canUndo} onClick={() => explorer.undo()}><span aria-hidden="true">↶ </span>{say("back")}</button>
      <button type="button" onClick={() => explorer.reset()}>{say("reset")}</button>
      <button type="button" lang={view.lang === "en" ? "fr" : "en"} onClick={() => explorer.change({ lang: view.lang === "en" ? "fr" : "en" }, false)}>{say("language")}</button>
      <button type="button" aria-label={say("theme")} title={say("theme")} onClick={() => explorer.change({ theme: dark ? "light" : "dark" }, false)}>◐</button>
    </div>
  );
}

/** What the picture shows of the whole. */
function Status({ explorer }: { explorer: Explorer }) {
  const { scene, say, model, view } = explorer;
  const claims = explorer.passes.reduce((sum, pass) => sum + pass, 0);
  const whole = scene.shown >= scene.entities;
  return (
    <p class="status" data-testid="showing">
      {!model.claims ? say("empty") : whole
        ? say("showingAll", { entities: scene.entities, claims, articles: model.data.articles.length })
        : say(scene.cut ? "showing" : "showingSome", { shown: scene.shown, entities: scene.entities })}
      {view.focus && <> · <button type="button" class="link" onClick={() => explorer.change({ focus: null, camera: null })}>{say("unfocus")}</button></>}
      {view.hidden.length > 0 && <> · <button type="button" class="link" onClick={() => explorer.change({ hidden: [] })}>{say("hiddenCount", { count: view.hidden.length })}</button></>}
    </p>
  );
}

/** What was done last, and what to do next. */
function Notice({ explorer, note }: { explorer: Explorer; note: string }) {
  const { say, model, view, pathFrom } = explorer;
  const from = pathFrom === null ? undefined : model.node(pathFrom);
  return (
    <div class="notice">
      {from !== undefined && <p class="task">{say("pathPick", { name: model.name(from, view.lang) })}{" "}
        <button type="button" onClick={() => explorer.letGo()}>{say("cancel")}</button></p>}
      <p role="status" aria-live="polite" class={explorer.message || note ? "" : "quiet"}>{explorer.message || note}<span class="unseen">{explorer.announcement}</span></p>
    </div>
  );
}

function Tools({ explorer, stage, title }: { explorer: Explorer; stage: Props["stage"]; title: string }) {
  const { say } = explorer;
  const [running, setRunning] = useState(explorer.layout.running);
  useEffect(() => explorer.listen(() => setRunning(explorer.layout.running)), [explorer]);
  const file = (title || "graph").replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 60).replace(/^-|-$/g, "") || "graph";
  const arrange = (): void => {
    if (explorer.layout.running) explorer.layout.stop();
    else {
      explorer.layout.release();
      explorer.layout.start(0.5);
    }
    setRunning(explorer.layout.running);
  };
  return (
    <div class="tools" role="toolbar" aria-label={say("graph")}>
      <button type="button" aria-label={say("zoomIn")} title={say("zoomIn")} onClick={() => stage.current!.zoomBy(1.3)}>+</button>
      <button type="button" aria-label={say("zoomOut")} title={say("zoomOut")} onClick={() => stage.current!.zoomBy(1 / 1.3)}>−</button>
      <button type="button" aria-label={say("fit")} title={say("fit")} onClick={() => stage.current!.fit()}>⤢</button>
      <button type="button" aria-pressed={running} onClick={arrange}>{say(running ? "stop" : "settle")}</button>
      <button type="button" aria-label={say("png")} onClick={async () => download(await toPng(stage.current!.picture()), `${file}.png`)}>PNG</button>
      <button type="button" aria-label={say("svg")} onClick={() =>
        download(new Blob([toSvg(stage.current!.picture(), title)], { type: "image/svg+xml" }), `${file}.svg`)}>SVG</button>
    </div>
  );
}

function Legend({ explorer }: { explorer: Explorer }) {
  const { say, model, scene, view } = explorer;
  const kinds = new Set(scene.nodes.map((node) => model.kind(node)));
  const statuses = new Set(scene.edges.map((edge) => edge.status));
  return (
    <div class="legend">
      <ul aria-label={say("legend")}>
        {KINDS.filter((kind) => kind !== "value" && kinds.has(kind)).map((kind) => <li key={kind}><Mark kind={kind} /> {say(`kind.${kind}`)}</li>)}
        {SHOWN_STATUSES.filter((status) => statuses.has(status)).map((status) => <li key={status}><LineMark status={status} /> {say(`status.${status}`)}</li>)}
        <li class="size"><span aria-hidden="true">•●</span> {say("legend.size")}</li>
      </ul>
      <DeniedSwitch explorer={explorer} statuses={view.filters.statuses} />
    </div>
  );
}

/** Shows what is negated or denied, which is left out at first. */
function DeniedSwitch({ explorer, statuses }: { explorer: Explorer; statuses: ClaimStatus[] }) {
  const passes = passing(explorer.model, explorer.view.filters, "statuses");
  const count = explorer.model.status.reduce((sum, status, claim) => sum + (passes[claim] && DENIED.includes(status) ? 1 : 0), 0);
  if (!count) return null;
  const shown = !DENIED.some((status) => statuses.includes(status));
  const others = statuses.filter((status) => !DENIED.includes(status));
  return (
    <label class="check"><input type="checkbox" checked={shown}
      onChange={() => explorer.filter({ statuses: shown ? [...others, ...DENIED] : others })} /> {explorer.say("showDenied", { count })}</label>
  );
}
