/** The search box with completion (the combobox pattern of WAI-ARIA, https://www.w3.org/WAI/ARIA/apg/patterns/combobox/). */

import { useState } from "preact/hooks";
import type { Explorer } from "../explorer";
import { Mark } from "./mark";
import { Name } from "./name";

export function SearchBox({ explorer, name }: { explorer: Explorer; name: string }) {
  const [query, setQuery] = useState("");
  const [at, setAt] = useState(0);
  const [open, setOpen] = useState(false);
  const { say, model, view } = explorer;
  const hits = open ? explorer.search.find(query, view.lang) : [];
  const shown = open && query.trim() !== "";
  const choose = (number: number, among = hits): void => {
    const hit = among[number];
    if (!hit) return;
    explorer.goTo(model.data.nodes.id[hit.node]);
    setOpen(false);
    setQuery("");
  };
  const key = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key === "ArrowDown") setAt(Math.min(at + 1, hits.length - 1));
    else if (event.key === "ArrowUp") setAt(Math.max(at - 1, 0));
    else if (event.key === "Enter") choose(at, explorer.search.find((event.target as HTMLInputElement).value, view.lang)); // keys may be faster than the list
    else if (event.key === "Escape") setOpen(false);
    else return;
    event.preventDefault();
  };
  return (
    <div class="search" onFocusOut={(event) => !(event.currentTarget as Node).contains(event.relatedTarget as Node) && setOpen(false)}>
      <input type="text" role="combobox" inputMode="search" aria-label={say("search")} placeholder={say("search")} value={query} autocomplete="off"
        aria-expanded={shown} aria-controls={`${name}-hits`} aria-autocomplete="list" data-search
        aria-activedescendant={shown && hits.length ? `${name}-hit-${at}` : undefined}
        onInput={(event) => { setQuery(event.currentTarget.value); setAt(0); setOpen(true); }} onKeyDown={key}
        onFocus={() => setOpen(true)} />
      <ul role="listbox" id={`${name}-hits`} aria-label={say("search")} hidden={!shown}>
        {hits.map((hit, number) => (
          <li role="option" id={`${name}-hit-${number}`} aria-selected={number === at} key={hit.node} tabIndex={-1}
            onPointerDown={(event) => event.preventDefault()} onClick={() => choose(number)}>
            <Mark kind={model.kind(hit.node)} /> <Name text={model.name(hit.node, view.lang)} />
            {hit.alias && <small> <Name text={hit.alias} /></small>}
          </li>
        ))}
        {shown && !hits.length && <li class="none" role="option" aria-selected={false} aria-disabled="true">{say("noHit")}</li>}
      </ul>
    </div>
  );
}
