/** The explorer in a notebook: the front of an anywidget (https://anywidget.dev), whose traits are those of `view/widget.py`. */

import { decode } from "./decode";
import { type Mounted, mount } from "./mount";
import { START, type Selection, type Theme, type View, kept, restored } from "./state";

/** What anywidget gives of a widget's model. */
interface WidgetModel {
  get(name: string): unknown;
  set(name: string, value: unknown): void;
  save_changes(): void;
  on(event: string, callback: () => void): void;
  off(event: string, callback: () => void): void;
}

async function render({ model, el }: { model: WidgetModel; el: HTMLElement }): Promise<() => void> {
  const root = document.createElement("div");
  root.className = "kgnews-widget";
  root.style.height = `${Number(model.get("height")) || 560}px`;
  el.appendChild(root);
  for (const kind of ["keydown", "keypress", "keyup"]) root.addEventListener(kind, (event) => event.stopPropagation());
  const start: View = { ...START, lang: model.get("lang") === "fr" ? "fr" : "en", theme: model.get("theme") as Theme };
  const view = restored(model.get("state"), start);
  const selection = model.get("selection") as Selection;
  if (selection.entities?.length || selection.claims?.length) view.selection = { ...START.selection, ...selection };
  const mounted = mount(root, await decode(model.get("_data") as DataView<ArrayBuffer>), view, { title: String(model.get("title") ?? ""), dark: isDark() });
  const unwatch = watchTheme(mounted);
  const unlink = link(model, mounted, root, start);
  return () => {
    unwatch();
    unlink();
    mounted.close();
  };
}

/** Keeps the traits and the explorer in step; what came from one side is not sent back to it. */
function link(model: WidgetModel, { explorer }: Mounted, root: HTMLElement, start: View): () => void {
  const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
  const send = (): void => {
    const values = { selection: explorer.view.selection, state: kept(explorer.view, start), lang: explorer.view.lang, theme: explorer.view.theme };
    const changed = Object.entries(values).filter(([name, value]) => !same(model.get(name), value));
    for (const [name, value] of changed) model.set(name, value);
    if (changed.length) model.save_changes();
  };
  let timer = 0;
  const unlisten = explorer.listen((what) => {
    clearTimeout(timer);
    if (what === "view") send();
    else timer = window.setTimeout(send, 300) as unknown as number; // the camera moves many times a second
  });
  const heard: Record<string, () => void> = {
    "change:selection": () => {
      const selection = { ...START.selection, ...(model.get("selection") as Partial<Selection>) };
      if (same(selection, explorer.view.selection)) return;
      explorer.change({ selection, tab: selection.entities.length || selection.claims.length ? "card" : explorer.view.tab });
    },
    "change:state": () => {
      if (!same(model.get("state"), kept(explorer.view, start))) explorer.set(restored(model.get("state"), start));
    },
    "change:lang": () => explorer.change({ lang: model.get("lang") === "fr" ? "fr" : "en" }, false),
    "change:theme": () => explorer.change({ theme: model.get("theme") as Theme }, false),
    "change:height": () => (root.style.height = `${Number(model.get("height"))}px`),
    "change:_data": async () => explorer.load(await decode(model.get("_data") as DataView<ArrayBuffer>)),
  };
  for (const [event, callback] of Object.entries(heard)) model.on(event, callback);
  return () => {
    clearTimeout(timer);
    unlisten();
    for (const [event, callback] of Object.entries(heard)) model.off(event, callback);
  };
}

/** Whether the notebook is dark: JupyterLab and VS Code say so in the page, others leave it to the system. */
function isDark(): boolean {
  const { body } = document;
  if (body.dataset.jpThemeLight) return body.dataset.jpThemeLight === "false";
  if (body.dataset.vscodeThemeKind) return body.dataset.vscodeThemeKind.includes("dark");
  if (body.classList.contains("vscode-dark") || document.documentElement.getAttribute("theme") === "dark") return true;
  if (body.classList.contains("vscode-light")) return false;
  return matchMedia("(prefers-color-scheme: dark)").matches;
}

function watchTheme(mounted: Mounted): () => void {
  const look = (): void => mounted.setDark(isDark());
  const watcher = new MutationObserver(look);
  watcher.observe(document.body, { attributes: true, attributeFilter: ["data-jp-theme-light", "data-vscode-theme-kind", "class"] });
  const scheme = matchMedia("(prefers-color-scheme: dark)");
  scheme.addEventListener("change", look);
  return () => {
    watcher.disconnect();
    scheme.removeEventListener("change", look);
  };
}

export const widget = { render };
