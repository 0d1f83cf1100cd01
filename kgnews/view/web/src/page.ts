/** The explorer as a page of its own; the address keeps the view. */

import { decode, fromBase64 } from "./decode";
import { mount } from "./mount";
import { type Language, START, fromHash, toHash } from "./state";
import { speaker } from "./texts";

export interface PageOptions {
  lang: Language;
  title: string;
}

/** Opens the data, gzipped JSON in base 64, in `root`. */
export async function page(root: HTMLElement, data: string, { lang, title }: PageOptions): Promise<void> {
  root.setAttribute("role", "main");
  const start = { ...START, lang };
  const { view, understood } = fromHash(location.hash, start);
  const scheme = matchMedia("(prefers-color-scheme: dark)");
  const note = understood ? "" : speaker(view.lang)("badHash");
  const decoded = await decode(fromBase64(data));
  const mounted = mount(root, decoded, view, { title, dark: scheme.matches, note, marked: [root, document.documentElement] });
  scheme.addEventListener("change", () => mounted.setDark(scheme.matches));
  const { explorer } = mounted;
  let written = location.hash;
  explorer.listen(() => {
    document.documentElement.lang = explorer.view.lang;
    const hash = toHash(explorer.view, start);
    if (hash === written) return;
    written = hash;
    history.replaceState(null, "", hash || location.pathname + location.search);
  });
  document.addEventListener("keydown", (event) => {
    // keys that are pressed while nothing has the focus are for the explorer as well
    if (event.target === document.body) root.querySelector(".kgnews")!.dispatchEvent(new KeyboardEvent("keydown", { key: event.key, cancelable: true })) || event.preventDefault();
  });
  window.addEventListener("hashchange", () => {
    if (location.hash === written) return;
    written = location.hash;
    explorer.set(fromHash(location.hash, start).view);
  });
}
