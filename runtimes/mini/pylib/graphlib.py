"""Topological sorting."""

__all__ = ["TopologicalSorter", "CycleError"]


class CycleError(ValueError):
    pass


class TopologicalSorter:
    def __init__(self, graph=None):
        self._after = {}  # node -> nodes that wait for it
        self._waits = {}  # node -> how many it waits for; -1: handed out, -2: done
        self._ready = None
        self._out = self._finished = 0
        for node, predecessors in (graph or {}).items():
            self.add(node, *predecessors)

    def add(self, node, *predecessors):
        if self._ready is not None:
            raise ValueError("Nodes cannot be added after a call to prepare()")
        for n in (node, *predecessors):
            if n not in self._waits:
                self._waits[n] = 0
                self._after[n] = []
        self._waits[node] += len(predecessors)
        for p in predecessors:
            self._after[p].append(node)

    def prepare(self):
        if self._ready is not None:
            raise ValueError("cannot prepare() more than once")
        self._ready = [n for n, count in self._waits.items() if count == 0]
        cycle = self._find_cycle()
        if cycle:
            raise CycleError("nodes are in a cycle", cycle)

    def _find_cycle(self):
        done = set()
        for start in self._waits:
            if start in done:
                continue
            path, places = [start], {start: 0}
            todo = [iter(self._after[start])]
            while todo:
                for node in todo[-1]:
                    if node in places:
                        return path[places[node]:] + [node]
                    if node not in done:
                        places[node] = len(path)
                        path.append(node)
                        todo.append(iter(self._after[node]))
                        break
                else:
                    todo.pop()
                    node = path.pop()
                    del places[node]
                    done.add(node)
        return None

    def get_ready(self):
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        result = tuple(self._ready)
        for n in result:
            self._waits[n] = -1
        self._ready.clear()
        self._out += len(result)
        return result

    def is_active(self):
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        return self._finished < self._out or bool(self._ready)

    def __bool__(self):
        return self.is_active()

    def done(self, *nodes):
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        for node in nodes:
            state = self._waits.get(node)
            if state is None:
                raise ValueError(f"node {node!r} was not added using add()")
            if state >= 0:
                raise ValueError(f"node {node!r} was not passed out (still not ready)")
            if state == -2:
                raise ValueError(f"node {node!r} was already marked done")
            self._waits[node] = -2
            self._finished += 1
            for other in self._after[node]:
                self._waits[other] -= 1
                if self._waits[other] == 0:
                    self._ready.append(other)

    def static_order(self):
        self.prepare()
        while self.is_active():
            nodes = self.get_ready()
            yield from nodes
            self.done(*nodes)
