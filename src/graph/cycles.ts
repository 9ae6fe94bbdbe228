/**
 * The cycles that a depth-first walk finds, each as the list of its nodes, without repeating the first one.
 * Takes time proportional to nodes and edges. Every cycle of the graph shares an edge with a returned one.
 */
export function findCycles<N>(nodes: Iterable<N>, next: (node: N) => readonly N[]): N[][] {
  const cycles: N[][] = [];
  const done = new Set<N>();
  for (const start of nodes) {
    if (done.has(start)) continue;
    const path: { node: N; following: readonly N[]; index: number }[] = [];
    const depth = new Map<N, number>();
    const enter = (node: N) => {
      depth.set(node, path.length);
      path.push({ node, following: next(node), index: 0 });
    };
    enter(start);
    while (path.length > 0) {
      const top = path.at(-1)!;
      const following = top.following[top.index];
      top.index += 1;
      if (following === undefined) {
        path.pop();
        depth.delete(top.node);
        done.add(top.node);
      } else if (depth.has(following)) cycles.push(path.slice(depth.get(following)).map(({ node }) => node));
      else if (!done.has(following)) enter(following);
    }
  }
  return cycles;
}

/** Sorts every node after the nodes it follows, and otherwise keeps the given order. Cuts cycles where it finds them. */
export function inOrder<N>(nodes: readonly N[], previous: (node: N) => readonly N[]): N[] {
  const among = new Set(nodes);
  const ordered = new Set<N>();
  const open = new Set<N>();
  for (const start of nodes) {
    const stack = [start];
    while (stack.length > 0) {
      const node = stack.at(-1)!;
      const waiting = open.has(node)
        ? []
        : previous(node).filter((p) => among.has(p) && !ordered.has(p) && !open.has(p));
      open.add(node);
      if (waiting.length > 0) stack.push(...waiting);
      else {
        stack.pop();
        ordered.add(node);
      }
    }
  }
  return [...ordered];
}
