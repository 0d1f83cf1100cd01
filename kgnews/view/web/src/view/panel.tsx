/** The panel beside the picture: what is told, what is chosen, the list, the filters. */

import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Explorer } from "../explorer";
import type { Labels } from "../data";
import { linkName, webLink } from "../links";
import { TABS, type Tab } from "../state";
import { ClaimLine, Evidence, qualifiers } from "./claim";
import { FiltersTab } from "./filters";
import { Mark } from "./mark";
import { Listed, Name } from "./name";

const PAGE = 60; // rows of a list that are shown at once

export function Panel({ explorer, name }: { explorer: Explorer; name: string }) {
  const { view, say } = explorer;
  const key = (event: KeyboardEvent): void => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (!step) return;
    const tab = TABS[(TABS.indexOf(view.tab) + step + TABS.length) % TABS.length];
    explorer.change({ tab }, false);
    (event.currentTarget as HTMLElement).querySelector<HTMLElement>(`[data-tab=${tab}]`)?.focus();
    event.stopPropagation();
  };
  const body = useRef<HTMLDivElement>(null);
  const clicked = useRef(false);
  useEffect(() => {
    // what was clicked may be gone with its tab: the keyboard stays in the panel
    const { activeElement } = body.current!.getRootNode() as Document | ShadowRoot;
    if (clicked.current && (!activeElement || activeElement === document.body)) body.current!.focus({ preventScroll: true });
    clicked.current = false;
    body.current!.scrollTop = 0;
  }, [view.tab, view.selection]);
  const bodies: Record<Tab, () => JSX.Element> = {
    says: () => <Says explorer={explorer} />,
    card: () => <Chosen explorer={explorer} />,
    list: () => <List explorer={explorer} />,
    filters: () => <FiltersTab explorer={explorer} />,
  };
  return (
    <section class="panel" aria-label={say("panel")} onClickCapture={() => (clicked.current = true)}>
      <div role="tablist" aria-label={say("explorer")} onKeyDown={key}>
        {TABS.map((tab) => (
          <button type="button" role="tab" id={`${name}-tab-${tab}`} data-tab={tab} aria-selected={tab === view.tab} key={tab}
            aria-controls={`${name}-panel`} tabIndex={tab === view.tab ? 0 : -1} onClick={() => explorer.change({ tab }, false)}>
            {say(`tab.${tab}`)}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${name}-panel`} aria-labelledby={`${name}-tab-${view.tab}`} class="body" tabIndex={0} ref={body} data-testid="panel">
        {bodies[view.tab]()}
      </div>
    </section>
  );
}

/** The claims that pass the filters, the best supported first. */
function Says({ explorer }: { explorer: Explorer }) {
  const { model, passes, view, say } = explorer;
  const claims = model.order.filter((claim) => passes[claim] && !(view.fold && model.isOffice(claim)));
  return (
    <>
      <h2>{say("topClaims")}</h2>
      {claims.length ? <p class="hint">{say("chooseHint")}</p> : <p class="hint">{say("noClaims")}</p>}
      <Claims explorer={explorer} claims={claims} />
    </>
  );
}

function Claims({ explorer, claims }: { explorer: Explorer; claims: number[] }) {
  const [most, setMost] = useState(PAGE);
  return (
    <>
      <ul class="claims">
        {claims.slice(0, most).map((claim) => <li key={claim}><ClaimLine explorer={explorer} claim={claim} /></li>)}
      </ul>
      {claims.length > most && (
        <button type="button" class="more" onClick={() => setMost(most + 4 * PAGE)}>
          {explorer.say("more", { count: claims.length - most })}
        </button>
      )}
    </>
  );
}

/** The card of the entity, or the evidence of the claims, that are chosen. */
function Chosen({ explorer }: { explorer: Explorer }) {
  const { model, view, say } = explorer;
  const claims = view.selection.claims.map((id) => model.claim(id)).filter((claim) => claim !== undefined);
  const nodes = view.selection.entities.map((id) => model.node(id)).filter((node) => node !== undefined);
  if (claims.length) {
    return (
      <>
        {nodes.length > 1 && <p class="hint">{explorer.message}</p>}
        {claims.slice(0, 20).map((claim) => <Evidence explorer={explorer} claim={claim} key={claim} />)}
      </>
    );
  }
  if (!nodes.length) return <p class="hint">{say("nothingChosen")}</p>;
  return <>{nodes.slice(0, 10).map((node) => <Card explorer={explorer} node={node} key={node} />)}</>;
}

function Card({ explorer, node }: { explorer: Explorer; node: number }) {
  const { model, view, say, passes } = explorer;
  const { nodes, claims } = model.data;
  const id = nodes.id[node];
  const told = model.order.filter((claim) => claims.subject[claim] === node || claims.object[claim] === node);
  const shown = told.filter((claim) => passes[claim]);
  const offices = shown.filter((claim) => claims.subject[claim] === node && model.isOffice(claim));
  const names = byName(nodes.labels[node]);
  const links = nodes.same[node].map(webLink).filter(Boolean);
  const filtered = told.length - shown.length;
  const groups = new Map<string, number[]>();
  for (const claim of shown) {
    if (offices.includes(claim)) continue;
    const relation = model.relationName(claim, view.lang); // what is planned stands apart from what was done
    const there = groups.get(relation);
    if (there) there.push(claim);
    else groups.set(relation, [claim]);
  }
  return (
    <article class="card" data-testid="card">
      <h2><Mark kind={model.kind(node)} /> <Name text={model.name(node, view.lang)} most={140} /></h2>
      <p class="hint">{say(`kind.${model.kind(node)}`)} · {say("counts", {
        claims: told.length, articles: model.articles(told).size, sources: model.nodeSources[node] })}</p>
      <Actions explorer={explorer} id={id} />
      <dl>
        {offices.length > 0 && <><dt>{say("offices")}</dt><dd><ul class="claims">{offices.map((claim) =>
          <li key={claim}><ClaimLine explorer={explorer} claim={claim} /></li>)}</ul></dd></>}
        {(names.length > 1 || names[0]?.[0].length > 140) && <><dt>{say("inLanguages")}</dt><dd>{names.map(([text, langs], i) =>
          <span key={text}>{i > 0 && ", "}<Name lang={langs[0]} text={text} most={600} /> <small>{langs.join(", ")}</small></span>)}</dd></>}
        {nodes.aliases[node].length > 0 && <><dt>{say("alsoCalled")}</dt><dd>{nodes.aliases[node].slice(0, 24).map(([lang, text], i) =>
          <span key={i}>{i > 0 && ", "}<Name lang={lang} text={text} /></span>)}</dd></>}
        {links.length > 0 && <><dt>{say("elsewhere")}</dt><dd>{links.map((link, i) =>
          <span key={link}>{i > 0 && ", "}<a href={link} target="_blank" rel="noopener noreferrer">{linkName(link)}</a></span>)}</dd></>}
      </dl>
      {[...groups].map(([relation, group]) => (
        <section key={relation}>
          <h3><Name text={relation} /> <small>{group.length}</small></h3>
          <Claims explorer={explorer} claims={group} />
        </section>
      ))}
      {filtered > 0 && <p class="hint">{say("filtered", { count: filtered })}</p>}
    </article>
  );
}

/** Returns each name once, with the languages that it is the name in. */
function byName(labels: Labels): [string, string[]][] {
  const found = new Map<string, string[]>();
  for (const [lang, text] of Object.entries(labels)) found.set(text, [...(found.get(text) ?? []), lang]);
  return [...found];
}

function Actions({ explorer, id }: { explorer: Explorer; id: string }) {
  const { say, view } = explorer;
  const focused = view.focus?.id === id ? view.focus.hops : 0;
  return (
    <div class="actions">
      <button type="button" onClick={() => explorer.expand(id)}>{say("expand")}</button>
      <button type="button" onClick={() => explorer.collapse(id)}>{say("collapse")}</button>
      <button type="button" onClick={() => explorer.hide(id)}>{say("hide")}</button>
      <button type="button" onClick={() => explorer.pickPath(id)}>{say("pathFrom")}</button>
      <span class="group" role="group" aria-label={say("focus")}>
        <span>{say("focus")}</span>
        {[1, 2, 3].map((hops) => (
          <button type="button" key={hops} aria-pressed={focused === hops} aria-label={`${say("focus")}: ${say("hops")} ${hops}`}
            onClick={() => (focused === hops ? explorer.change({ focus: null, camera: null }) : explorer.focus(id, hops))}>{hops}</button>
        ))}
      </span>
    </div>
  );
}

/** The claims of the picture as a table: the same for people who do not see it. */
function List({ explorer }: { explorer: Explorer }) {
  const { model, scene, view, say } = explorer;
  const [most, setMost] = useState(PAGE);
  const { claims } = model.data;
  const there = new Set(scene.edges.flatMap((edge) => edge.claims));
  for (const some of scene.offices.values()) for (const claim of some) there.add(claim);
  const rows = model.order.filter((claim) => there.has(claim));
  return (
    <>
      <table class="list">
        <caption>{say("claimsTable")}</caption>
        <thead><tr>{(["subject", "relation", "object"] as const).map((part) => <th scope="col" key={part}>{say(part)}</th>)}<th scope="col">{say("column.status")}</th></tr></thead>
        <tbody>
          {rows.slice(0, most).map((claim) => (
            <tr key={claim} data-status={model.status[claim]}>
              <td><Name text={model.name(model.ends(claim)[0], view.lang)} most={60} /></td>
              <td><button type="button" class="link" onClick={() => explorer.select({ claims: [claims.id[claim]] })}>{model.relationName(claim, view.lang)}</button></td>
              <td><Name text={model.name(model.ends(claim)[1], view.lang)} most={60} /></td>
              <td><Listed texts={qualifiers(explorer, claim)} /></td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > most && <button type="button" class="more" onClick={() => setMost(most + 4 * PAGE)}>{say("more", { count: rows.length - most })}</button>}
    </>
  );
}
