// Shows only the terms in which every word of the search stands. The page is whole without it.
const field = document.querySelector(".filter");
const terms = [...document.querySelectorAll(".term")].map((node) => [node, plain(node.textContent)]);
function plain(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
field.hidden = false;
field.addEventListener("input", () => {
  const words = plain(field.value).split(/\s+/);
  for (const [node, text] of terms) node.hidden = !words.every((word) => text.includes(word));
});
