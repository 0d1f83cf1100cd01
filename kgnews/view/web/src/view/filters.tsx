/** The filters: a list of values for each facet, with how many claims have each as the others stand. */

import { useState } from "preact/hooks";
import type { Explorer } from "../explorer";
import { FACETS, type Facet, NO_FILTERS, counts } from "../filters";
import { type Kind, SHOWN_STATUSES, type Status, pick } from "../model";
import { LineMark, Mark } from "./mark";
import { Name } from "./name";

const SHORT = 12; // values of a facet that are shown at once

export function FiltersTab({ explorer }: { explorer: Explorer }) {
  const { say, view } = explorer;
  const changed = FACETS.some((facet) => view.filters[facet].join() !== NO_FILTERS[facet].join());
  return (
    <>
      <h2>{say("tab.filters")}</h2>
      <label class="check"><input type="checkbox" checked={view.fold} onChange={() => explorer.change({ fold: !view.fold })} /> {say("fold")}</label>
      {changed && <button type="button" onClick={() => explorer.filter(NO_FILTERS)}>{say("resetFilters")}</button>}
      {FACETS.map((facet) => <FacetFilter explorer={explorer} facet={facet} key={facet} />)}
    </>
  );
}

function FacetFilter({ explorer, facet }: { explorer: Explorer; facet: Facet }) {
  const [all, setAll] = useState(false);
  const { say, view, model } = explorer;
  const hidden = view.filters[facet] as string[];
  let values = counts(model, view.filters, facet);
  if (facet === "statuses") values = SHOWN_STATUSES.flatMap((status) => values.filter(([value]) => value === status));
  if (!values.length) return null;
  const set = (value: string[]): void => explorer.filter({ [facet]: value });
  return (
    <div role="group" class="facet" aria-label={say(`facet.${facet}`)}>
      <div class="bulk">
        <h3>{say(`facet.${facet}`)}</h3>
        <button type="button" class="link" aria-label={`${say(`facet.${facet}`)}: ${say("all")}`} onClick={() => set([])}>{say("all")}</button>
        <button type="button" class="link" aria-label={`${say(`facet.${facet}`)}: ${say("none")}`} onClick={() => set(values.map(([value]) => value))}>{say("none")}</button>
      </div>
      {values.slice(0, all ? undefined : SHORT).map(([value, count]) => (
        <div class="value" key={value}>
          <label class="check">
            <input type="checkbox" checked={!hidden.includes(value)} onChange={() =>
              set(hidden.includes(value) ? hidden.filter((one) => one !== value) : [...hidden, value])} />
            {facet === "statuses" && <LineMark status={value as Status} />}
            {facet === "kinds" && <Mark kind={value as Kind} />}
            <Name text={nameOf(explorer, facet, value)} most={60} />
          </label>
          <button type="button" class="link only" aria-label={`${nameOf(explorer, facet, value)}: ${say("only")}`}
            onClick={() => set(values.map(([one]) => one).filter((one) => one !== value))}>{say("only")}</button>
          <span class="count">{count.toLocaleString(view.lang)}</span>
        </div>
      ))}
      {!all && values.length > SHORT && (
        <button type="button" class="more" onClick={() => setAll(true)}>{say("more", { count: values.length - SHORT })}</button>
      )}
    </div>
  );
}

function nameOf({ say, model, view }: Explorer, facet: Facet, value: string): string {
  switch (facet) {
    case "statuses":
      return say(`status.${value as Status}`);
    case "kinds":
      return say(`kind.${value as Kind}`);
    case "relations": {
      const relation = model.data.relations.find((one) => one.name === value);
      return relation ? pick(relation.labels, view.lang) : value;
    }
    case "outlets":
      return value || say("unknownOutlet");
    case "speakers": {
      const node = model.node(value);
      return node === undefined ? say("ownVoice") : model.name(node, view.lang);
    }
  }
}
