/** What the bundle gives: `kgnewsExplorer.page` and `kgnewsExplorer.widget`. */

export { page } from "./page";
export { widget } from "./widget";
