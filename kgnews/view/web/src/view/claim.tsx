/** A claim in words: a line in a list, and its evidence at length. */

import { shown, span as timeSpan } from "../dates";
import type { Explorer } from "../explorer";
import { pick } from "../model";
import { webLink } from "../links";
import { LineMark } from "./mark";
import { Listed, Name } from "./name";

export function ClaimLine({ explorer, claim }: { explorer: Explorer; claim: number }) {
  const { model, view } = explorer;
  const { claims } = model.data;
  const [subject, object] = model.ends(claim);
  const chosen = view.selection.claims.includes(claims.id[claim]);
  return (
    <button type="button" class="claim" data-status={model.status[claim]} aria-pressed={chosen} data-claim={claims.id[claim]}
      onClick={() => explorer.select({ claims: [claims.id[claim]] })}
      onPointerEnter={() => explorer.point({ claims: [claim] })} onPointerLeave={() => explorer.point(null)}>
      <span class="fact">
        <Name class="subject" text={model.name(subject, view.lang)} />{" "}
        <Name class="relation" text={model.relationName(claim, view.lang)} />{" "}
        <Name class="object" text={model.name(object, view.lang)} />
      </span>
      <span class="qualifiers"><LineMark status={model.status[claim]} /> <Listed texts={qualifiers(explorer, claim, model.status[claim] !== "asserted")} /></span>
    </button>
  );
}

/** Returns status (if `status`), time, place and speaker of a claim, and how many sources tell of it, in words. */
export function qualifiers(explorer: Explorer, claim: number, status = true): string[] {
  const { model, view, say } = explorer;
  const { claims } = model.data;
  const time = timeSpan(claims.start[claim], claims.end[claim], view.lang, say);
  const where = claims.where[claim] < 0 ? "" : model.name(claims.where[claim], view.lang);
  const sources = model.claimSources[claim];
  return [
    status ? say(`status.${model.status[claim]}`) : "",
    time,
    where,
    claims.by[claim] < 0 ? "" : say("saidBy", { name: model.name(claims.by[claim], view.lang) }),
    sources > 1 ? say("sources", { count: sources }) : "",
    inferredBy(explorer, claims.inferred[claim]),
  ].filter(Boolean);
}

/** Returns by which rule something is inferred, in words where there are any for it. */
function inferredBy({ say }: Explorer, rule: string): string {
  if (rule === "office-table" || rule === "we-of-official") return say(`inferred.${rule}`);
  return rule && say("inferred", { rule });
}

export function Evidence({ explorer, claim }: { explorer: Explorer; claim: number }) {
  const { model, say } = explorer;
  return (
    <article class="evidence" data-testid="evidence">
      <h2><ClaimHead explorer={explorer} claim={claim} /></h2>
      <p class="qualifiers"><LineMark status={model.status[claim]} /> <Listed texts={qualifiers(explorer, claim)} /></p>
      <h3>{say("evidence")} <span class="key" aria-hidden="true">{(["subject", "relation", "object"] as const).map((part) =>
        <span class={`mark ${part}`} key={part}>{say(part)}</span>)}</span></h3>
      {model.readings(claim).slice(0, 30).map((reading) => <Reading explorer={explorer} claim={claim} reading={reading} key={reading} />)}
      {model.readings(claim).length > 30 && <p>{say("more", { count: model.readings(claim).length - 30 })}</p>}
    </article>
  );
}

function ClaimHead({ explorer, claim }: { explorer: Explorer; claim: number }) {
  const { model, view } = explorer;
  const { claims, nodes } = model.data;
  const link = (node: number) => (
    <button type="button" class="link" onClick={() => explorer.select({ entities: [nodes.id[node]] })}>
      <Name text={model.name(node, view.lang)} />
    </button>
  );
  const [subject, object] = model.ends(claim);
  const definition = pick(model.data.relations[claims.relation[claim]].definition, view.lang);
  return (
    <>
      {link(subject)} <span title={definition || undefined}><Name text={model.relationName(claim, view.lang)} /></span>{" "}
      {link(object)}
    </>
  );
}

interface Cut {
  start: number;
  end: number;
  part: "subject" | "relation" | "object" | "when" | "cue";
}

function Reading({ explorer, claim, reading }: { explorer: Explorer; claim: number; reading: number }) {
  const { model, view, say } = explorer;
  const { readings, quotes, articles, claims } = model.data;
  const article = articles[readings.article[reading]];
  const link = webLink(article.url);
  const text = quotes[readings.quote[reading]];
  const cuts: Cut[] = ([["subject", readings.subject], ["relation", readings.predicate], ["object", readings.object],
    ["when", readings.when], ["cue", readings.cue]] as const)
    .map(([part, column]) => ({ part, start: column[reading][0], end: column[reading][1] }));
  const by = claims.by[claim];
  const how = { quote: "quoted", reported: "saidBy", "according-to": "according" } as const;
  const attribution = readings.attribution[reading] as keyof typeof how;
  const told = [
    model.outlet(readings.article[reading]),
    article.published && shown(article.published, view.lang),
    by >= 0 && attribution ? say(how[attribution], { name: model.name(by, view.lang) }) : "",
  ].filter(Boolean);
  return (
    <figure>
      <blockquote lang={article.lang} dir="auto">{marked(text, cuts).map(({ text, part }, i) =>
        part ? <mark class={part} title={say(part)} key={i}>{text}</mark> : text)}</blockquote>
      <figcaption>
        {link
          ? <a href={link} target="_blank" rel="noopener noreferrer nofollow" title={say("readArticle")}><Name text={article.title || article.url} most={200} /></a>
          : <Name text={article.title} most={200} />}
        <span> <Listed texts={told} /></span>
      </figcaption>
    </figure>
  );
}

/** Cuts a text at the places that are marked; where two overlap, the shorter one is inside the longer, and wins. */
export function marked(text: string, cuts: Cut[]): { text: string; part: Cut["part"] | null }[] {
  const owner: (Cut["part"] | null)[] = Array.from({ length: text.length }, () => null);
  for (const { start, end, part } of [...cuts].sort((a, b) => b.end - b.start - (a.end - a.start))) owner.fill(part, start, end);
  const parts: { text: string; part: Cut["part"] | null }[] = [];
  for (let i = 0; i < text.length; i++) {
    const last = parts.at(-1);
    if (last && last.part === owner[i]) last.text += text[i];
    else parts.push({ text: text[i], part: owner[i] });
  }
  return parts;
}
