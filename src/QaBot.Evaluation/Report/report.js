// Filters the questions of a set. Without it all are shown.
for (const filter of document.querySelectorAll(".filter")) {
  const select = filter.querySelector("select");
  const search = filter.querySelector("input");
  const output = filter.querySelector("output");
  const questions = [...filter.nextElementSibling.children];
  const apply = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const question of questions) {
      const text = question.querySelector("summary").textContent.toLowerCase();
      const isShown = (!select.value || question.dataset.verdict === select.value) && words.every((word) => text.includes(word));
      question.hidden = !isShown;
      shown += isShown ? 1 : 0;
    }
    output.textContent = `${shown} of ${questions.length}`;
  };
  select.addEventListener("change", apply);
  search.addEventListener("input", apply);
  filter.hidden = false;
  apply();
}
