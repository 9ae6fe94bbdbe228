// The map: drag to move, wheel or buttons to zoom, and one node with its neighbours in focus.
const frame = document.getElementById("map");
const svg = frame.querySelector("svg");
const tools = frame.querySelector("form");
const status = tools.querySelector("[role=status]");
const nodes = [...svg.querySelectorAll(".node")];
const lines = [...svg.querySelectorAll("line")];
/** Each node's entry in the list, by the node's index. */
const entries = new Map([...document.querySelectorAll(".connections details")].map((entry) => [Number(entry.dataset.node), entry]));
const answer = frame.querySelector(".map-answer");
const whole = svg.viewBox.baseVal;
const start = { x: whole.x, y: whole.y, width: whole.width, height: whole.height };
const CLOSEST = 6;

let box = { ...start };
/** The index of the node that was chosen. */
let chosen;

function show(next) {
  box = next;
  svg.setAttribute("viewBox", `${box.x} ${box.y} ${box.width} ${box.height}`);
}

/** Zooms by a factor; the point stays where it is. Below 1 is closer. */
function zoom(factor, point = { x: box.x + box.width / 2, y: box.y + box.height / 2 }) {
  const width = Math.min(start.width, Math.max(start.width / CLOSEST, box.width * factor));
  const scale = width / box.width;
  show({
    x: point.x - (point.x - box.x) * scale,
    y: point.y - (point.y - box.y) * scale,
    width,
    height: box.height * scale,
  });
}

const pointOf = ({ clientX, clientY }) =>
  new DOMPoint(clientX, clientY).matrixTransform(svg.getScreenCTM().inverse());

function drag(down) {
  if (down.button !== 0) return;
  const from = pointOf(down);
  let moved = false;
  const move = (event) => {
    const to = pointOf(event);
    moved ||= Math.hypot(to.x - from.x, to.y - from.y) > 4;
    if (moved) show({ ...box, x: box.x + from.x - to.x, y: box.y + from.y - to.y });
  };
  const up = () => {
    removeEventListener("pointermove", move);
    // A drag that ends on a node does not follow its link.
    if (moved) addEventListener("click", (event) => event.preventDefault(), { capture: true, once: true });
    setTimeout(() => {
      moved = false;
    });
  };
  addEventListener("pointermove", move);
  addEventListener("pointerup", up, { once: true });
}

/** Brings one node and its neighbours out; undefined brings all back. */
function focus(index) {
  const near = new Set([index]);
  for (const { dataset, classList } of lines) {
    const own = [Number(dataset.from), Number(dataset.to)];
    const isNear = own.includes(index);
    classList.toggle("near", isNear);
    if (isNear) for (const other of own) near.add(other);
  }
  svg.classList.toggle("focused", index !== undefined);
  for (const [at, node] of nodes.entries()) node.classList.toggle("near", near.has(at));
  if (index !== undefined) uncover(index, near);
}

/** Leaves out the names of neighbours that would cover others; nodes are in the order of their rank. */
function uncover(index, near) {
  const shown = [];
  for (const at of new Set([index, ...[...near].sort((a, b) => a - b)])) {
    const area = nodes[at].querySelector("text").getBBox();
    const isFree = shown.every(
      (other) =>
        area.x + area.width < other.x || other.x + other.width < area.x || area.y + area.height < other.y || other.y + other.height < area.y,
    );
    nodes[at].classList.toggle("covered", !isFree);
    if (isFree) shown.push(area);
  }
}

/** Brings a node out for good, with what it is connected with; undefined brings all back. */
function choose(index) {
  chosen = index;
  focus(index);
  answer.replaceChildren();
  status.textContent = index === undefined ? "" : nodes[index].querySelector("title").textContent;
  if (index !== undefined) answer.append(entries.get(index).querySelector(".answers").cloneNode(true));
  for (const [at, entry] of entries) entry.open = at === index;
}

function find(name) {
  const [index] = [...entries].find(([, entry]) => entry.querySelector("summary > span").textContent === name) ?? [];
  choose(index);
  if (index === undefined && name) status.textContent = tools.dataset.none;
}

tools.hidden = false;
tools.addEventListener("submit", (event) => {
  event.preventDefault();
  const name = tools.elements["map-search"].value;
  if (event.submitter?.dataset.zoom !== "all" || document.activeElement === tools.elements["map-search"]) return find(name);
  tools.reset();
  choose(undefined);
  show({ ...start });
});
tools.addEventListener("input", ({ target }) => find(target.value));
tools.addEventListener("click", ({ target }) => {
  if (target.dataset.zoom === "in") zoom(0.7);
  if (target.dataset.zoom === "out") zoom(1 / 0.7);
});
svg.addEventListener("pointerdown", drag);
svg.addEventListener("dragstart", (event) => event.preventDefault());
svg.addEventListener(
  "wheel",
  (event) => {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    zoom(event.deltaY > 0 ? 1.15 : 1 / 1.15, pointOf(event));
  },
  { passive: false },
);
for (const [index, node] of nodes.entries()) {
  node.addEventListener("click", (event) => {
    // A second click follows the link, and so do clicks that open a window.
    if (chosen === index || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    choose(index);
  });
  node.addEventListener("pointerenter", () => focus(index));
  node.addEventListener("pointerleave", () => focus(chosen));
}
for (const [index, entry] of entries)
  entry.addEventListener("toggle", () => {
    if (entry.open && chosen !== index) choose(index);
    else if (!entry.open && chosen === index) choose(undefined);
  });
